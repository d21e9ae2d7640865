"""Files that people start from, written by `stripper new`."""
