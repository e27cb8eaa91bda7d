"""`python -m renamer` is the command `renamer`."""

from renamer.cli import main

if __name__ == "__main__":
    main()
