"""Site files: what to remove and keep on one publisher's pages, as data with tests."""
