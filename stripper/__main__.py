"""`python -m stripper`."""

from __future__ import annotations

from stripper.cli import main

if __name__ == "__main__":
    main()
