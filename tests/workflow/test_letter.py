"""`renamer letter check`: what can stop a letter, as a person reads it and as a program does."""

from __future__ import annotations

import json
from typing import Any


def test_a_letter_is_checked_line_by_line(renamer: Any) -> None:
    letter = renamer.folder / "letter.txt"
    letter.write_text("Добры дзень!\nЧакаем цябе на волі 🙂\n", encoding="utf-8")
    told = renamer("letter", "check", letter, ok=False)
    assert "line 2: «на волі» (freedom and fight)" in told.stdout
    assert "2 places to change." in told.stdout
    assert "no promise" in told.stdout
    rows = json.loads(renamer("letter", "check", letter, "--json", ok=False).stdout)
    assert [row["line"] for row in rows] == [2, 2]
    assert all(row["why"] and row["instead"] for row in rows)


def test_a_letter_without_a_word_to_change_promises_nothing(renamer: Any) -> None:
    letter = renamer.folder / "letter.txt"
    letter.write_text("Добры дзень! Мой кот спіць на акне. Жадаю здароўя і сіл.", encoding="utf-8")
    told = renamer("letter", "check", letter).stdout
    assert told.startswith("Nothing found.\n")
    assert "no promise" in told


def test_a_wrong_file_is_one_sentence(renamer: Any) -> None:
    assert "cannot be read" in renamer("letter", "check", "no.txt", ok=False).stderr
    picture = renamer.folder / "card.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0")
    assert (
        "save the letter as text in UTF-8" in renamer("letter", "check", picture, ok=False).stderr
    )
    campaign = ("--campaign", "women-of-8-march")
    picture.write_text("Добры дзень", encoding="utf-8")
    failed = renamer("letter", "check", picture, *campaign, ok=False)
    assert "says nothing of letters" in failed.stderr
