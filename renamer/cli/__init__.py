"""The command line: a skin on workflow."""


def main() -> None:
    """Run the command `renamer`."""
