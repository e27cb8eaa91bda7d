"""The plan as a file that a team edits, and as links that it shares."""
