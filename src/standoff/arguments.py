"""What may stand on the command line."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from standoff.settings import settings_file

SUFFIXES = {"md": ".md", "json": ".json", "jsonl": ".jsonl"}
_ARTICLE = "a text, Markdown or HTML file, a web address, or - for standard input"


def view_parser() -> argparse.ArgumentParser:
    """Return the parser of `standoff [ARTICLE]`."""
    parser = argparse.ArgumentParser(
        prog="standoff",
        description="Open a crisis-news article as a briefing: who holds what, what moves, what is open.",
        epilog="standoff brief ARTICLE ... prints briefings without the viewer; see standoff brief --help. "
        "A file that is called brief is opened as ./brief. "
        f"Folder, theme, keys and reduced motion are settled in {_percent(settings_file())}.",
    )
    parser.add_argument("article", metavar="ARTICLE", nargs="?", help=f"{_ARTICLE}; without it, the sample article")
    _add_common(parser)
    parser.add_argument(
        "--plain", action="store_true", help="print the briefing as plain lines in reading order, without the viewer"
    )
    parser.add_argument("--briefings", metavar="DIR", help="the folder of saved briefings (default: briefings/ here)")
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    return parser


def brief_parser() -> argparse.ArgumentParser:
    """Return the parser of `standoff brief ARTICLE ...`."""
    parser = argparse.ArgumentParser(prog="standoff brief", description="Print the briefings of articles.")
    parser.add_argument("articles", metavar="ARTICLE", nargs="+", help=_ARTICLE)
    parser.add_argument(
        "--format",
        choices=tuple(SUFFIXES),
        default="md",
        help="Markdown (the default), JSON, or one line of JSON an article",
    )
    parser.add_argument("-o", "--output", metavar="PATH", type=Path, help="write to this file, or into this folder")
    _add_common(parser)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--published", metavar="YYYY-MM-DD", type=_date, help="the article's date, when the text tells none"
    )
    parser.add_argument(
        "--parties", metavar="FILE", help="which parties get a pane, their order and further names (TOML)"
    )


def _percent(path: Path) -> str:
    """Return `path` for argparse, which reads a percent sign as its own."""
    return str(path).replace("%", "%%")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2022-02-07") from None


class _Version(argparse.Action):
    """Look the version up only when it is asked for."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"standoff {version('standoff')}\n")
        parser.exit()
