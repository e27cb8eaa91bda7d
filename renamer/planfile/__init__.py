"""The plan file that the group edits: read, checked, written so that its comments survive."""
