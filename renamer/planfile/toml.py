"""Plan files as TOML: read with all faults at once, written so that the user's comments survive."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from typing import TYPE_CHECKING, Any

from renamer.errors import PlanError
from renamer.model.plan import Plan
from renamer.planfile.compose import compose, plain
from renamer.planfile.faults import faults_of, plan_error
from renamer.planfile.migrate import migrate

if TYPE_CHECKING:
    from pathlib import Path


def read_plan(path: Path) -> Plan:
    """Return the plan of a file.

    Raises
    ------
    PlanError
        With every fault of the file and where it stands.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PlanError(
            f"cannot read the plan ({error.strerror or error})",
            where=str(path),
            fix="check the name, or make one with 'renamer plan new CITY -o FILE'",
        ) from error
    except UnicodeDecodeError as error:
        raise PlanError(
            f"byte {error.start} is not UTF-8", where=str(path), fix="save the file as UTF-8 text"
        ) from error
    return parse_plan(text, where=str(path))


def parse_plan(text: str, *, where: str = "the plan") -> Plan:
    """Return the plan of a TOML text; `where` names it in errors.

    Raises
    ------
    PlanError
        With every fault and where it stands.
    """
    return _validated(migrate(nfc_deep(_loaded(text, where)), where=where), where)


def write_plan(plan: Plan, *, previous: str | None = None) -> str:
    """Return the text of a plan file.

    With the text of a `previous` version its comments, order and layout survive, and only what
    differs is changed; without it a new file explains every field.

    Raises
    ------
    PlanError
        If `previous` is no plan.
    """
    if previous is None:
        return compose(plan)
    from renamer.planfile.revise import revise

    before = parse_plan(previous, where="the previous version")
    return revise(previous, plain(before), plain(plan))


def nfc_deep(value: Any) -> Any:
    """Return a value with every text in it, keys too, in Unicode normalisation form C."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {nfc_deep(key): nfc_deep(one) for key, one in value.items()}
    if isinstance(value, list):
        return [nfc_deep(one) for one in value]
    return value


def _loaded(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise PlanError(
            f"this is no TOML ({error})",
            where=f"{where}, line {line[1]}" if line else where,
            fix='look for a missing quotation mark, bracket or "=" there or one line above',
        ) from error


def _validated(data: dict[str, Any], where: str) -> Plan:
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Plan).validate_python(data)
    except ValidationError as error:
        raise plan_error(faults_of(error), where=where) from error
