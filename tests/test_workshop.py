"""What is read of one article may be read in any process, and is not read again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from generator import cli, pipeline, workshop
from generator.article import names
from generator.article.tasks import Languages, Outcome, Read, Task
from generator.containment import Guard
from generator.model import OutputFile
from generator.reading import inputs
from generator.workshop import Workshop
from tests.projects import BRIDGES as SEEDS
from tests.projects import bridges


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return bridges(tmp_path / "project")


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few articles are worth workers, and come in small chunks."""
    monkeypatch.setattr(workshop, "WORTH_WORKERS", 1)
    monkeypatch.setattr(workshop, "CHUNK", 2)
    monkeypatch.setattr(workshop, "FAR_CHUNK", 2)


def files(project: Path, shop: Workshop | None = None) -> tuple[OutputFile, ...]:
    given = inputs.read(project)
    result = pipeline.run(given, shop) if shop else pipeline.run(given)
    assert result.files
    return result.files


def entries(project: Path) -> list[Path]:
    return sorted(path for path in (project / workshop.FOLDER).rglob("*") if path.is_file())


class Counting(Workshop):
    """A workshop that knows how many tasks it had to run, and how often it had to compare."""

    ran = 0
    compared: tuple[str, ...] = ()

    def once(self, key: str | None, kind: type, make: Callable[[], Outcome]) -> Outcome:
        def counted() -> Outcome:
            self.compared += (kind.__name__,)
            return make()

        return super().once(key, kind, counted)

    def _made(self, tasks: Sequence[Task], languages: Languages):  # type: ignore[no-untyped-def]  # as the method that it counts for
        self.ran += len(tasks)
        return super()._made(tasks, languages)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_any_number_of_workers_gives_the_same_bytes(jobs: int, project: Path, many: None) -> None:
    assert files(project, Workshop(project, jobs=jobs, keeps=False)) == files(project)


def test_any_executor_may_do_the_work(project: Path, many: None) -> None:
    shop = Workshop(project, elsewhere=partial(ThreadPoolExecutor, 2), keeps=False)
    assert files(project, shop) == files(project)


def test_what_was_read_is_not_read_again(project: Path) -> None:
    first, again = Counting(project), Counting(project)
    assert files(project, first) == files(project, again) == files(project)
    assert first.ran == 3 * len(SEEDS)
    assert again.ran == 0


def test_of_a_changed_article_what_it_alone_holds_is_read_again(project: Path) -> None:
    files(project, Workshop(project))
    changed = project / "seeds" / "article-03.md"
    changed.write_text(changed.read_text("utf-8") + "\nA lamp was lit.\n", "utf-8")
    shop = Counting(project)
    assert files(project, shop) == files(project)
    assert shop.ran == 3


def changed(path: str, old: str, new: str) -> Callable[[Path], object]:
    def change(project: Path) -> None:
        file = project / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    return change


def added(path: str, text: str) -> Callable[[Path], object]:
    def change(project: Path) -> None:
        with (project / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


ALL = ("Together", "Differences")


@pytest.mark.parametrize(
    ("change", "compared"),
    [
        pytest.param(lambda project: None, (), id="nothing"),
        pytest.param(changed("topics/bridges.md", "[bridge*", "[million, bridge*"), (), id="terms"),
        pytest.param(changed("topics/bridges.md", "title: B", "title: New b"), (), id="title"),
        pytest.param(
            added(
                "topics/bridges.md",
                '## Bottom line\n\nIt cost $3 million. [@article-00 "It cost $3 million"]\n',
            ),
            ("Differences",),
            id="what is cited together",
        ),
        pytest.param(changed("seeds/article-03.md", "million", "billion"), ALL, id="a word"),
        pytest.param(changed("seeds/article-03.md", "2026-03-04", "2026-03-05"), ALL, id="a day"),
        pytest.param(changed("seeds/article-03.md", "title: ", "title: The "), ALL, id="a title"),
        pytest.param(
            lambda project: (project / "seeds/article-03.md").unlink(), ALL, id="one fewer"
        ),
        pytest.param(
            lambda project: (project / "seeds/article-03.md").rename(project / "seeds/z.md"),
            ALL,
            id="a name",
        ),
        pytest.param(
            changed("mkdocs.yml", "briefing: {}", "briefing:\n    aliases: [Oslo = Turin]"),
            ALL,
            id="an alias",
        ),
        pytest.param(added("topics/people.yml", "- name: Ada Q. Brandt\n"), ALL, id="people"),
    ],
)
def test_articles_are_compared_again_where_what_they_hold_has_changed_and_not_else(
    change: Callable[[Path], object], compared: tuple[str, ...], project: Path
) -> None:
    files(project, Workshop(project))
    change(project)
    shop = Counting(project)
    assert files(project, shop) == files(project)
    assert shop.compared == compared


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[:40],
        lambda data: data + b"\0",
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: bytes(len(data)),
    ],
    ids=["empty", "cut", "cut short", "longer", "other digest", "other body", "zeros"],
)
def test_a_damaged_entry_is_made_again(damage, project: Path) -> None:  # type: ignore[no-untyped-def]  # a table of functions
    files(project, Workshop(project))
    whole = {path: path.read_bytes() for path in entries(project)}
    for path, data in whole.items():
        path.write_bytes(damage(data))
    shop = Counting(project)
    assert files(project, shop) == files(project)
    assert shop.ran == 3 * len(SEEDS)
    assert {path: path.read_bytes() for path in entries(project)} == whole


def test_an_entry_of_another_article_is_made_again(project: Path) -> None:
    files(project, Workshop(project))
    found = entries(project)
    contents = [path.read_bytes() for path in found]
    for path, data in zip(found, (*contents[1:], contents[0]), strict=True):
        path.write_bytes(data)
    shop = Counting(project)
    assert files(project, shop) == files(project)
    assert shop.ran == 3 * len(SEEDS)


def test_another_version_reads_nothing_of_this_one_and_sweeps_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(project, Workshop(project))
    monkeypatch.setattr(workshop, "version", lambda: "another")
    shop = Counting(project)
    assert files(project, shop) == files(project)
    assert shop.ran == 3 * len(SEEDS)
    assert [path.name for path in (project / workshop.FOLDER).iterdir()] == ["another"]


def test_the_folder_may_be_deleted_at_any_time(project: Path) -> None:
    shop = Workshop(project)
    first = files(project, shop)
    shutil.rmtree(project / ".cache")
    assert files(project, shop) == first
    assert entries(project)


def test_where_nothing_can_be_kept_all_is_read_and_nothing_fails(project: Path) -> None:
    (project / ".cache").write_text("a file stands in the way\n", "utf-8")
    assert files(project, Workshop(project)) == files(project)


def test_what_a_fault_of_ours_has_spoiled_is_not_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*given: object) -> None:
        raise IndexError

    monkeypatch.setattr(Guard, "raising", False)
    monkeypatch.setattr(names, "find", fails)
    given = inputs.read(project)
    assert pipeline.run(given, Workshop(project)).problems
    monkeypatch.undo()
    assert files(project, Workshop(project)) == files(project)


def test_build_keeps_and_check_writes_nothing(project: Path) -> None:
    cli.main(["check", "--inputs-only", "--project", str(project)])
    assert not (project / ".cache").exists()
    cli.main(["build", "--no-site", "--project", str(project)])
    assert entries(project)
    assert (project / ".cache" / ".gitignore").read_text("utf-8") == "*\n"


@pytest.mark.parametrize("jobs", ["0", "-1", "two", ""])
def test_a_number_of_workers_that_is_none_is_told(
    jobs: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["build", "--jobs", jobs, "--project", str(project)]) == cli.USAGE
    assert "--jobs" in capsys.readouterr().err


def test_a_task_is_known_by_all_that_it_is_made_of(project: Path) -> None:
    """Its bytes, its form, its language and what is given of it: no path, no order."""
    seeds = inputs.read(project).seeds
    keys = {Read(seed=seed, language="en").key for seed in seeds.values()}
    assert len(keys) == len(SEEDS)
    assert not any(str(project) in key for key in keys)
    one = next(iter(seeds.values()))
    assert Read(seed=one, language="en").key != Read(seed=one, language="de").key
    assert isinstance(Read(seed=one, language="en").run(inputs.read(project).languages), Outcome)
