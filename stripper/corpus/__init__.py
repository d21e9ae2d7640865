"""Files and folders in, clean files out: readers, writers and the loop between them."""
