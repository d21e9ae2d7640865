"""What a run did, for people: counts, differences, excerpts."""
