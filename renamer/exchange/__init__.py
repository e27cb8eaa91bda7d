"""The action in the formats of other programs, and places out of such files.

A writer takes an `Action` and returns the text of a file; a reader takes a file's bytes and
returns `Row`s. Neither knows plans, towns or campaigns: `renamer.workflow` does.
"""
