"""The command line: a skin on workflow that holds no rules of its own."""

from __future__ import annotations

import importlib
import os
import sys

import click

from renamer import __version__
from renamer.errors import AmbiguousTownError, OutputError, RenamerError

_COMMANDS = {
    "kit": ("kit", "Everything for a town or a plan: signs, site, share page, papers."),
    "plan": ("plan", "Make and check the plan that you edit."),
    "city": ("city", "List, find and build the towns that renamer knows."),
    "cache": ("cache", "List and clear the towns that were looked up and kept."),
    "places": ("town", "List the streets, squares and other named places of a town."),
    "places-diff": ("places_diff", "Tell what became of the places between two maps of a town."),
    "suggest": ("suggest", "Suggest which places to rename after whom, and why."),
    "namesakes": ("namesakes", "Count whom the names of a town honour, as far as the map tells."),
    "walk": ("walk", "Order the stops into the shortest walk, turn by turn."),
    "name": ("name", "Form a new name in the grammar of a language."),
    "people": ("people", "List, show and search those an action may honour."),
    "campaign": ("campaign", "Check a campaign pack, or begin one of your own."),
    "letter": ("letter", "Look for words that can stop a letter to prison."),
    "style": ("style", "List the plate styles, or show them all."),
    "print": ("print", "Print one piece of paper: as PDF, SVG or PNG."),
    "mockup": ("mockup", "Show a sign in your own photo of the place, as it would stand there."),
    "proof": ("proof", "Scan every printed code of a kit and say where it leads."),
    "site": ("site", "Build and check the story site."),
    "export": ("export", "Write a plan for maps and tables, and pictures to share."),
    "share": ("share", "Print the link that shares a plan."),
    "open": ("share", "Turn a shared link back into a plan."),
}
"""Command -> (module of renamer.cli, one line of help): `renamer --help` imports none of them."""


class _LazyGroup(click.Group):
    """A group that imports a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in _COMMANDS:
            return None
        module = importlib.import_module(f"renamer.cli.{_COMMANDS[name][0]}")
        command: click.Command = getattr(module, f"{name.replace('-', '_')}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="renamer")
def cli() -> None:
    """Rename a street for a day: from the name of a town to signs, site and link.

    The first thing to try:  renamer kit reykjavik
    """


def main() -> None:
    """Run the command `renamer`; every fault ends in one sentence and an exit code."""
    try:
        code = cli(standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except AmbiguousTownError as error:
        from renamer.cli.show import candidates

        candidates(error.candidates, err=True)
        _fail(f"Error: {error}", error.exit_code)
    except RenamerError as error:
        _fail(f"Error: {error}", error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _fail("Interrupted. Nothing was left half-written.", 130)
    except BrokenPipeError:
        _silence_stdout()
        sys.exit(0)
    except OSError as error:
        _silence_stdout()
        fault = OutputError(
            f"cannot write ({error.strerror or error})",
            where=str(error.filename or "the output"),
            fix="free some space or choose another place, then run the same command again",
        )
        _fail(f"Error: {fault}", fault.exit_code)
    except Exception as error:
        if os.environ.get("RENAMER_DEBUG"):
            raise
        _fail(
            f"Error: renamer itself is at fault ({type(error).__name__}: {error}); run it again "
            "with RENAMER_DEBUG=1 and report what it prints.",
            70,
        )
    sys.exit(code if isinstance(code, int) else 0)


def _silence_stdout() -> None:
    """Keep the interpreter from writing the rest of a broken standard output at exit."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _fail(sentence: str, code: int) -> None:
    """Print a fault without what could steer the terminal, and end."""
    shown = (char if char.isprintable() or char == "\n" else "?" for char in sentence)
    click.echo("".join(shown), err=True)
    sys.exit(code)
