"""Write the JSON Schemas of a pack's files beside this script: make schema."""

from __future__ import annotations

from pathlib import Path

from renamer.files import write_file
from renamer.registry.schema import schema_files

if __name__ == "__main__":
    for name, text in schema_files().items():
        write_file(Path(__file__).parent / name, text)
