"""What the CI files promise: triggers, rights, commands that exist, and content/ committed back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = {file.stem: file for file in sorted((ROOT / ".github/workflows").glob("*.yml"))}
GITLAB = ROOT / ".gitlab-ci.yml"
INPUTS = {"seeds", "topics", "generator", "content", "mkdocs.yml"}
SUBJECT = "Rebuild content/"


def workflow(name: str) -> dict[str, Any]:
    """A GitHub workflow; its key `on` is a truth value to YAML 1.1, and named `on` here."""
    loaded: dict[Any, Any] = yaml.safe_load(WORKFLOWS[name].read_text(encoding="utf-8"))
    return {"on": loaded.pop(True), **loaded}


def gitlab() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))
    return loaded


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


def flat(script: list[Any]) -> list[str]:
    """A GitLab script: its lines, those of the lists that it takes in included."""
    return [line for part in script for line in (part if isinstance(part, list) else [part])]


def roots(globs: list[str]) -> set[str]:
    return {glob.split("/")[0] for glob in globs}


# ---------------------------------------------------------------- triggers


@pytest.mark.parametrize("event", ["push", "pull_request"])
def test_a_change_of_any_input_starts_the_briefing_workflow(event: str) -> None:
    assert roots(workflow("briefing")["on"][event]["paths"]) >= INPUTS


@pytest.mark.parametrize("name", WORKFLOWS)
def test_pushes_and_pull_requests_are_started_by_the_same_paths(name: str) -> None:
    on = workflow(name)["on"]
    assert on["push"]["paths"] == on["pull_request"]["paths"]


@pytest.mark.parametrize("job", ["problems", "site", "content", "pages"])
def test_a_change_of_any_input_starts_the_briefing_jobs_at_gitlab(job: str) -> None:
    changes = gitlab()[job]["rules"][-1]["changes"]
    assert roots(changes) >= INPUTS


def test_every_path_that_starts_a_run_exists() -> None:
    globs = [
        *(path for name in WORKFLOWS for path in workflow(name)["on"]["push"]["paths"]),
        *(path for job in ("problems", "tests") for path in gitlab()[job]["rules"][0]["changes"]),
    ]
    named = {re.sub(r"/\*\*(/\*)?$", "", glob) for glob in globs}
    assert {path for path in named if not (ROOT / path).exists()} == set()


# ---------------------------------------------------------------- rights


def test_a_token_can_only_read_unless_its_job_commits_or_publishes() -> None:
    rights = {
        (name, job): {
            right for right, level in body.get("permissions", {}).items() if level == "write"
        }
        for name in WORKFLOWS
        for job, body in workflow(name)["jobs"].items()
    }
    assert all(workflow(name)["permissions"] == {"contents": "read"} for name in WORKFLOWS)
    assert {job: granted for job, granted in rights.items() if granted} == {
        ("briefing", "commit"): {"contents"},
        ("briefing", "publish"): {"pages", "id-token"},
    }


def test_a_pull_request_from_a_fork_is_checked_and_nothing_else() -> None:
    jobs = workflow("briefing")["jobs"]
    assert "if" not in jobs["check"]
    assert "head.repo.full_name == github.repository" in jobs["site"]["if"]
    # What does not need the guarded job would run for a fork.
    assert {job for job, body in jobs.items() if body.get("needs") != "site"} == {"check", "site"}
    assert all("pull_request_target" not in file.read_text() for file in WORKFLOWS.values())


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_to_a_commit_and_say_which_release_it_is(name: str) -> None:
    used = re.findall(r"uses: (.+)", WORKFLOWS[name].read_text(encoding="utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_script_takes_in_what_a_stranger_may_name(name: str) -> None:
    scripts = [step["run"] for step in steps(name) if "run" in step]
    assert [script for script in scripts if "${{" in script] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_only_the_checkout_that_commits_keeps_a_token(name: str) -> None:
    for job, body in workflow(name)["jobs"].items():
        for step in body["steps"]:
            if "actions/checkout@" in step.get("uses", "") and job != "commit":
                assert step["with"]["persist-credentials"] is False


# ---------------------------------------------------------------- commands


def commands() -> list[str]:
    """Every call of the generator in the CI files, the Makefile and the CI scripts."""
    files = [*WORKFLOWS.values(), GITLAB, ROOT / "Makefile", ROOT / ".ci/commit-content"]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return sorted({call.strip() for call in re.findall(r"-m generator ([a-z][a-z -]*)", text)})


@pytest.mark.parametrize("call", commands())
def test_every_command_that_ci_runs_is_one_that_the_generator_knows(call: str) -> None:
    name, *rest = call.split()
    shown = subprocess.run(
        [sys.executable, "-m", "generator", name, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert shown.returncode == 0, shown.stderr
    assert [flag for flag in rest if flag.startswith("--") and flag not in shown.stdout] == []


def test_problems_are_annotated_before_anything_is_built() -> None:
    jobs = workflow("briefing")["jobs"]
    assert jobs["check"]["steps"][-1]["run"] == (
        "python -m generator check --inputs-only --format github"
    )
    assert jobs["site"]["needs"] == "check"
    assert flat(gitlab()["problems"]["script"])[-1] == "python -m generator check --inputs-only"
    assert gitlab()["stages"].index("check") < gitlab()["stages"].index("build")


def test_all_ci_runs_the_same_tests() -> None:
    assert steps("tests")[-1]["run"] == "make test"
    assert flat(gitlab()["tests"]["script"]) == ["make test"]
    assert (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()[-1] == "make test"


# ---------------------------------------------------------------- content/ committed back

BUILDER = """\
import os, pathlib, subprocess
here = pathlib.Path("seeds/one.txt").read_text()
pathlib.Path("content").mkdir(exist_ok=True)
pathlib.Path("content/index.md").write_text(here + os.environ.get("NOISE", ""))
meanwhile = os.environ.get("MEANWHILE")
if meanwhile and not pathlib.Path(meanwhile, ".git/pushed").exists():
    pathlib.Path(meanwhile, ".git/pushed").touch()
    pathlib.Path(meanwhile, "seeds/one.txt").write_text("a later article")
    pathlib.Path(meanwhile, "content/index.md").write_text("an edit by hand")
    for command in (["commit", "-qam", "Meanwhile"], ["push", "-q"]):
        subprocess.run(["git", *command], cwd=meanwhile, check=True)
"""
IDENTITY = {
    "GIT_AUTHOR_NAME": "ci",
    "GIT_AUTHOR_EMAIL": "ci@example.org",
    "GIT_COMMITTER_NAME": "ci",
    "GIT_COMMITTER_EMAIL": "ci@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "PYTHON": sys.executable,
}


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **IDENTITY},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """CI's clone and a person's, of one repository whose generator copies its only article."""
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "origin")
    ours, theirs = tmp_path / "ci", tmp_path / "person"
    git(tmp_path, "clone", "-q", "origin", str(theirs))
    git(theirs, "checkout", "-q", "-b", "main")
    for path, text in {
        "generator/__init__.py": "",
        "generator/__main__.py": BUILDER,
        "seeds/one.txt": "an article",
        "content/index.md": "an article",
    }.items():
        (theirs / path).parent.mkdir(exist_ok=True)
        (theirs / path).write_text(text)
    git(theirs, "add", "-A")
    git(theirs, "commit", "-q", "-m", "A briefing")
    git(theirs, "push", "-q", "-u", "origin", "main")
    git(tmp_path, "clone", "-q", "origin", str(ours))
    return ours, theirs


def commit_content(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ROOT / ".ci/commit-content"), "main"],
        cwd=folder,
        env={**os.environ, **IDENTITY, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def push_article(folder: Path, text: str) -> None:
    (folder / "seeds/one.txt").write_text(text)
    git(folder, "commit", "-q", "-a", "-m", "An article")
    git(folder, "push", "-q")


def test_content_that_is_up_to_date_is_not_committed(clones: tuple[Path, Path]) -> None:
    ours, theirs = clones
    done = commit_content(ours)
    assert done.returncode == 0, done.stderr
    git(theirs, "pull", "-q")
    assert git(theirs, "log", "--format=%s") == "A briefing"


def test_a_new_article_gets_its_content_committed(clones: tuple[Path, Path]) -> None:
    ours, theirs = clones
    push_article(theirs, "a new article")
    done = commit_content(ours)
    assert done.returncode == 0, done.stderr
    git(theirs, "pull", "-q")
    assert git(theirs, "log", "-1", "--format=%s %an") == f"{SUBJECT} ci"
    assert (theirs / "content/index.md").read_text() == "a new article"
    assert git(theirs, "show", "--name-only", "--format=") == "content/index.md"


def test_a_push_in_the_meantime_is_taken_in_and_built(clones: tuple[Path, Path]) -> None:
    ours, theirs = clones
    push_article(theirs, "a new article")
    done = commit_content(ours, MEANWHILE=str(theirs))
    assert done.returncode == 0, done.stderr
    git(theirs, "pull", "-q")
    assert (theirs / "content/index.md").read_text() == "a later article"
    history = git(theirs, "log", "--format=%s").splitlines()
    assert history == [SUBJECT, "Meanwhile", "An article", "A briefing"]


def test_a_build_that_differs_from_run_to_run_does_not_go_in_circles(
    clones: tuple[Path, Path],
) -> None:
    ours, theirs = clones
    push_article(theirs, "a new article")
    assert commit_content(ours, NOISE="one").returncode == 0
    done = commit_content(ours, NOISE="two")
    assert done.returncode == 1
    assert "builds it differently" in done.stderr
    git(theirs, "pull", "-q")
    assert git(theirs, "log", "--format=%s").splitlines().count(SUBJECT) == 1


def test_a_build_that_fails_commits_nothing(clones: tuple[Path, Path]) -> None:
    ours, theirs = clones
    (theirs / "generator/__main__.py").write_text("raise SystemExit(1)\n")
    push_article(theirs, "an article that breaks the build")
    assert commit_content(ours).returncode != 0
    git(theirs, "pull", "-q")
    assert git(theirs, "log", "-1", "--format=%s") == "An article"
