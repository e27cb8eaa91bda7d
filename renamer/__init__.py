"""renamer: the kit for symbolic street-renaming actions."""

__version__ = "0.1.0"
