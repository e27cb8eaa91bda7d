"""The names of streets and squares: formed in the grammar of a language, and read apart again."""

from renamer.odonymy.form import explain, form, languages, to_dict
from renamer.odonymy.parse import Odonym, parse, place_class_of, why_no_generic

__all__ = [
    "Odonym",
    "explain",
    "form",
    "languages",
    "parse",
    "place_class_of",
    "to_dict",
    "why_no_generic",
]
