"""``python -m unclench``: the same as ``unclench``."""

from unclench.cli import main

if __name__ == "__main__":
    main()
