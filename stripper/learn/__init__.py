"""What recurs on the pages of a site: learned from a corpus, kept in files, applied as it stands.

`sketch` takes a fair sample of the corpus, `pages` sets copies of one article aside, `lines` finds
what recurs, `evidence` decides what of it is furniture, `domain` puts it together, `files` holds
the format and `match` applies it.
"""
