"""The command line: `standoff [ARTICLE]` opens the viewer, `standoff brief ARTICLE ...` prints briefings.

Only the article's floor is imported at the top: spaCy, Rich and Textual together take seconds to load, and
neither `--help` nor an error about a missing file should wait for them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from standoff.arguments import SUFFIXES, brief_parser, view_parser
from standoff.article import ArticleError, read, sample
from standoff.article.sources import is_address
from standoff.settings import SettingsError, briefings_folder, read_settings

if TYPE_CHECKING:
    from standoff.briefing import Article, Briefing
    from standoff.language.profile import Profile

FAILED, USAGE, INTERRUPTED = 1, 2, 130


class _UsageError(Exception):
    """Options that cannot be used."""


class _OutputError(Exception):
    """A place to which nothing can be written."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status: 0, 1 where an article failed, 2 for wrong usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        try:
            status = _brief(arguments[1:]) if arguments[:1] == ["brief"] else _view(arguments)
        finally:
            # Here rather than at the end of the process, where a closed pipe could not be caught: also for `--help`.
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone; what Python would still flush at its end must go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except (_UsageError, SettingsError) as error:
        return _complain(error, USAGE)
    except (ArticleError, _OutputError) as error:
        return _complain(error, FAILED)
    return status


def _view(arguments: list[str]) -> int:
    options = view_parser().parse_args(arguments)
    profile = _profile(options.parties)
    article = read(options.article, options.published) if options.article else sample(options.published)
    terminal = sys.stdout.isatty()
    # A dumb terminal has no cursor to move: an editor's shell, or one that reads aloud.
    if options.plain or (terminal and os.environ.get("TERM") == "dumb"):
        sys.stdout.write(_plain(_extracted(article, profile)))
        return 0
    if not (terminal and _keys_from_terminal()):
        sys.stdout.write(_page(_extracted(article, profile), "md"))
        return 0
    settings = read_settings()
    folder = briefings_folder(options.briefings, settings)
    from standoff.viewer.app import run

    return run(
        article,
        source=options.article,
        published=options.published,
        profile=profile,
        briefings=folder,
        settings=settings,
    )


def _brief(arguments: list[str]) -> int:
    options = brief_parser().parse_args(arguments)
    output: Path | None = options.output
    folder = _output_folder(output, options.format, len(options.articles))
    profile = _profile(options.parties)
    drawn = output is None and options.format == "md" and sys.stdout.isatty()
    status, pages, taken = 0, list[str](), set[Path]()
    for source in options.articles:
        try:
            briefing = _extracted(read(source, options.published), profile)
            if drawn:
                _draw(briefing)
            elif folder:
                _write(_free_name(folder, source, options.format, taken), _page(briefing, options.format))
            elif output:
                pages.append(_page(briefing, options.format))
            else:
                sys.stdout.write(_page(briefing, options.format))
                sys.stdout.flush()
        except (ArticleError, _OutputError) as error:
            status = _complain(error, FAILED)
    if output and pages:
        _write(output, "".join(pages))
    return status


def _output_folder(output: Path | None, form: str, articles: int) -> Path | None:
    """Return `output` where it is a folder to be filled, None where all goes to one place."""
    if output is not None and (output.is_dir() or (articles > 1 and form != "jsonl")):
        if output.exists() and not output.is_dir():
            raise _UsageError(f"{output} is a file, and several articles need a folder; give one")
        return output
    if articles > 1 and form == "json":
        raise _UsageError("several articles in JSON need --format jsonl, or a folder after --output")
    return None


def _free_name(folder: Path, source: str, form: str, taken: set[Path]) -> Path:
    """Return the file for the article at `source`: its own name, with a number where that came before."""
    stem = "stdin" if source == "-" else Path(_path_of(source)).stem
    path, number = folder / f"{stem}{SUFFIXES[form]}", 1
    while path in taken:
        number += 1
        path = folder / f"{stem}-{number}{SUFFIXES[form]}"
    taken.add(path)
    return path


def _path_of(source: str) -> str:
    """Return `source`, or for a web address the part of it that names the article."""
    if not is_address(source):
        return source
    from urllib.parse import urlsplit

    try:
        return urlsplit(source).path.strip("/") or urlsplit(source).netloc.replace(".", "-")
    except ValueError:
        return "page"


def _write(path: Path, page: str) -> None:
    from standoff.library import write_atomically

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            path.write_text(page, "utf-8")  # a device or a pipe: there is nothing to replace
        else:
            write_atomically(path, page.encode("utf-8"))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise _OutputError(f"{path} cannot be written ({reason}); give another --output") from None


def _page(briefing: Briefing, form: str) -> str:
    from standoff.export import jsonl, markdown, to_json

    return {"md": markdown, "json": to_json, "jsonl": jsonl}[form](briefing)


def _plain(briefing: Briefing) -> str:
    from shutil import get_terminal_size

    from standoff.export.plain import plain

    return plain(briefing, get_terminal_size().columns)


def _draw(briefing: Briefing) -> None:
    from rich.console import Console

    from standoff.export.terminal import render

    render(briefing, Console())


def _extracted(article: Article, profile: Profile | None) -> Briefing:
    try:
        from standoff.extraction import extract

        return extract(article, profile)
    except Exception as error:
        # A fault of ours in one article: it must not cost the others, nor show a traceback.
        name = article.url or article.file or "standard input"
        raise ArticleError(
            f"{name}: could not be briefed ({type(error).__name__}: {error}); "
            "this is a fault in standoff, please report it"
        ) from error


def _profile(path: str | None) -> Profile | None:
    if path is None:
        return None
    from standoff.language.profile import ProfileError, read_profile

    try:
        return read_profile(path)
    except ProfileError as error:
        raise _UsageError(str(error)) from None


def _keys_from_terminal() -> bool:
    """Tell whether keys can be read; the terminal takes the place of a standard input that is none."""
    if sys.stdin.isatty():
        return True
    with suppress(OSError):
        terminal = os.open("/dev/tty", os.O_RDWR)
        os.dup2(terminal, 0)
        os.close(terminal)
        return os.isatty(0)
    return False


def _complain(error: Exception, status: int) -> int:
    line = " ".join(str(error).split())
    sys.stderr.write(f"standoff: {line if line.isprintable() else ascii(line)}\n")
    return status
