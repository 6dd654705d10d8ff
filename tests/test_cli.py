"""The command line, with a stand-in for the slow extraction."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from samples import TEXT, briefing
from standoff import cli
from standoff.briefing import Article, Briefing
from standoff.settings import Settings
from website import PAGE, Reply, website

Output = pytest.CaptureFixture[str]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def extracted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[Article, Any]]:
    """Stand in for extraction, and return the articles that it is given with their profiles."""
    calls: list[tuple[Article, Any]] = []

    def extract(article: Article, profile: object = None) -> Briefing:
        calls.append((article, profile))
        if "unlucky" in article.text:
            raise RuntimeError("a tree\nwithout root")
        return briefing(article.text, article.file, article.published)

    stub = ModuleType("standoff.extraction")
    stub.extract = extract  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "standoff.extraction", stub)
    monkeypatch.delenv("STANDOFF_BRIEFINGS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, "utf-8")
    Path("b.md").write_text(TEXT.replace("tanks", "ships"), "utf-8")
    return calls


@pytest.fixture
def viewed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Stand in for the viewer, and return what it is given."""
    calls: list[dict[str, Any]] = []

    def run(article: Article, **rest: Any) -> int:
        calls.append({"article": article, **rest})
        return 0

    stub = ModuleType("standoff.viewer.app")
    stub.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "standoff.viewer", ModuleType("standoff.viewer"))
    monkeypatch.setitem(sys.modules, "standoff.viewer.app", stub)
    return calls


def attach_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(sys, "stdin", Terminal())


def test_brief_prints_markdown_where_output_is_no_terminal(capsys: Output) -> None:
    assert cli.main(["brief", "a.txt"]) == 0
    assert capsys.readouterr().out.startswith("---\ntitle: ")


def test_brief_draws_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert cli.main(["brief", "a.txt"]) == 0
    assert "Arland masses tanks" in terminal.getvalue()
    assert "---\ntitle" not in terminal.getvalue()


def test_brief_gives_json_and_takes_the_date(capsys: Output) -> None:
    assert cli.main(["brief", "a.txt", "--published", "2022-02-07", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["article"]["published"] == "2022-02-07"
    assert data["article"]["file"] == "a.txt"


def test_jsonl_goes_on_after_a_bad_article(capsys: Output) -> None:
    Path("c.txt").write_text(f"{TEXT}\n\nAn unlucky day.\n", "utf-8")
    assert cli.main(["brief", "a.txt", "missing.txt", "c.txt", "b.md", "--format", "jsonl"]) == 1
    captured = capsys.readouterr()
    assert [json.loads(line)["article"]["file"] for line in captured.out.splitlines()] == ["a.txt", "b.md"]
    first, second = captured.err.splitlines()
    assert first == "standoff: missing.txt: no such file; check the path"
    assert second.startswith("standoff: c.txt: could not be briefed (RuntimeError: a tree without root)")


def test_output_to_a_file_and_to_a_folder() -> None:
    assert cli.main(["brief", "a.txt", "-o", "deep/one.md"]) == 0
    assert Path("deep/one.md").read_text("utf-8").startswith("---\n")
    assert cli.main(["brief", "a.txt", "b.md", "-o", "out", "--format", "json"]) == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["a.json", "b.json"]
    Path("sub").mkdir()
    Path("sub/a.txt").write_text(TEXT, "utf-8")
    assert cli.main(["brief", "a.txt", "sub/a.txt", "-o", "out"]) == 0
    assert {path.name for path in Path("out").iterdir()} >= {"a.md", "a-2.md"}
    assert cli.main(["brief", "a.txt", "b.md", "-o", "all.jsonl", "--format", "jsonl"]) == 0
    assert len(Path("all.jsonl").read_text("utf-8").splitlines()) == 2


def test_output_that_cannot_be_written_is_told_in_one_line(capsys: Output) -> None:
    assert cli.main(["brief", "a.txt", "-o", "a.txt/x.md"]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "--output" in error


@pytest.mark.parametrize(
    "arguments",
    [
        ["--no-such-option"],
        ["a.txt", "b.md"],
        ["a.txt", "--published", "7 Feb"],
        ["brief"],
        ["brief", "a.txt", "--format", "xml"],
        ["brief", "a.txt", "b.md", "--format", "json"],
        ["brief", "a.txt", "b.md", "-o", "a.txt"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str], capsys: Output) -> None:
    try:
        status = cli.main(arguments)
    except SystemExit as stop:
        status = int(str(stop.code))
    assert status == 2
    assert capsys.readouterr().err


def test_an_error_shows_no_control_characters(capsys: Output) -> None:
    assert cli.main(["brief", "no\x1b[2J\nsuch.txt"]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert error.rstrip("\n").isprintable()


def test_a_web_address_is_briefed(capsys: Output, tmp_path: Path) -> None:
    with website({"/news/talks.html": Reply(PAGE), "/": Reply(PAGE)}) as address:
        articles = [f"{address}/news/talks.html", f"{address}/", f"{address}/gone"]
        assert cli.main(["brief", *articles, "-o", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.startswith(f"standoff: {address}/gone: the server answered 404")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names[1:] == ["talks.md"]
    assert names[0].startswith("127-0-0-1")
    assert "forty thousand troops" in (tmp_path / "out" / "talks.md").read_text("utf-8")


@pytest.mark.parametrize("terminal", [False, True])
def test_plain_prints_lines_in_reading_order(
    terminal: bool, capsys: Output, monkeypatch: pytest.MonkeyPatch, viewed: list[dict[str, Any]]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    if terminal:
        attach_terminal(monkeypatch)
    assert cli.main(["--plain", "a.txt"]) == 0
    page = sys.stdout.getvalue() if isinstance(sys.stdout, Terminal) else capsys.readouterr().out
    assert page.startswith("Arland masses tanks on the Bordian\nfrontier\n\nPublished 6 May 2024.")
    assert max(map(len, page.splitlines())) <= 40
    assert "\x1b" not in page
    assert not viewed


def test_a_dumb_terminal_gets_plain_lines(monkeypatch: pytest.MonkeyPatch, viewed: list[dict[str, Any]]) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setenv("TERM", "dumb")
    assert cli.main(["a.txt"]) == 0
    assert terminal.getvalue().startswith("Arland masses tanks on the Bordian frontier\n\nPublished")
    assert not viewed


def test_without_terminal_the_viewer_prints_markdown(capsys: Output, extracted: list[tuple[Article, Any]]) -> None:
    assert cli.main(["a.txt"]) == 0
    assert capsys.readouterr().out.startswith("---\n")
    assert cli.main([]) == 0
    assert "Kremlin" in extracted[-1][0].text


def test_the_viewer_gets_the_article_and_the_settings(
    viewed: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    attach_terminal(monkeypatch)
    assert cli.main(["a.txt", "--published", "2022-02-07", "--briefings", "desk"]) == 0
    assert cli.main([]) == 0
    first, second = viewed
    assert first["article"].file == first["source"] == "a.txt"
    assert first["published"] == date(2022, 2, 7)
    assert first["briefings"] == Path("desk")
    assert first["profile"] is None
    assert (second["source"], second["published"]) == (None, None)
    assert second["briefings"] == Path("briefings")
    assert second["settings"] == Settings()


def test_the_settings_file_is_named_by_the_help_and_read_for_the_viewer(
    viewed: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, capsys: Output, tmp_path: Path
) -> None:
    file = tmp_path / "config" / "settings.toml"
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: file.parent)
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    # Long lines are broken, also inside the path.
    assert str(file) in "".join(capsys.readouterr().out.split())
    file.parent.mkdir()
    file.write_text('briefings = "desk"\nreduced_motion = true\n', "utf-8")
    attach_terminal(monkeypatch)
    assert cli.main(["a.txt"]) == 0
    assert viewed[0]["briefings"] == Path("desk")
    assert viewed[0]["settings"].reduced_motion
    file.write_text("[keys\n", "utf-8")
    assert cli.main(["a.txt"]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert str(file) in error
    assert "mend or remove it" in error


def test_a_file_called_brief_is_opened_by_its_path(
    viewed: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    attach_terminal(monkeypatch)
    Path("brief").write_text(TEXT, "utf-8")
    assert cli.main(["./brief"]) == 0
    assert viewed[0]["article"].text == TEXT


def test_an_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "read", interrupt)
    assert cli.main(["brief", "a.txt"]) == 130
    assert capsys.readouterr() == ("", "")


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "standoff", *arguments], capture_output=True, text=True, timeout=120, **options
    )


def test_help_and_version_load_neither_spacy_nor_textual_nor_rich() -> None:
    code = (
        "import sys\nfrom standoff.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "assert not {'spacy', 'textual', 'rich', 'numpy'} & set(sys.modules)"
    )
    for arguments in (["--help"], ["brief", "--help"], ["--version"], ["missing.txt"]):
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr


def test_the_module_runs_as_a_program() -> None:
    assert run("--version").stdout.startswith("standoff ")
    missing = run("missing.txt")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert missing.stderr == "standoff: missing.txt: no such file; check the path\n"
    assert run("brief").returncode == 2
    binary = run("-", input="\0\0", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert binary.returncode == 1
    assert binary.stderr.count("\n") == 1


def test_a_closed_pipe_is_quiet() -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this way to close a pipe is not known to this system")
    script = f'{sys.executable} -m standoff --help | true; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=120)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
