"""The command line: the only place that prints or exits."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from generator import __version__, built, containment, pipeline, records, review
from generator.exports import briefing_json
from generator.model import Inputs
from generator.problems import Problem, clean_name, problem_lines
from generator.progress import Steps
from generator.publishing import content, folders, site
from generator.reading import inputs
from generator.workshop import Begin, Workshop, executor_at

Run = Callable[[argparse.Namespace, Path], int]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

OK, YOUR_INPUT, USAGE = 0, 1, 2
DEFAULT_ADDRESS = "127.0.0.1:8000"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, 1 where the inputs are at fault, 2 where the call is."""
    for stream in (sys.stdout, sys.stderr):
        # Another locale's encoding must not stop a problem, or the help, from being told.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    project = Path(arguments.project)
    if not project.is_dir():
        print(f"briefing: there is no folder {arguments.project}", file=sys.stderr)
        return USAGE
    containment.Guard.raising = bool(os.environ.get(containment.STRICT))
    try:
        status: int = arguments.run(arguments, project)
    except BrokenPipeError:
        # `briefing inspect | head` closes the pipe when it has seen enough.
        sys.stderr.close()
        return OK
    except folders.Busy:
        print("briefing: another build of this project is still at work.", file=sys.stderr)
        return YOUR_INPUT
    except OSError as error:
        print(f"briefing: {error.filename or project}: {error.strerror or error}", file=sys.stderr)
        return YOUR_INPUT
    except Exception as error:
        if containment.Guard.raising:
            raise
        said = f"the program failed: {containment.told(error)}. {containment.REPORT}"
        print(f"briefing: {said} With {containment.STRICT}=1 it tells more.", file=sys.stderr)
        return YOUR_INPUT
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing",
        description="A briefing site whose every statement is pinned to the words of a source.",
    )
    _project(parser, ".")
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = _command(commands, "build", _build, "seeds + topics → content/ → site/")
    build.add_argument("--no-site", action="store_true", help="stop at content/")
    build.add_argument("--quiet", action="store_true", help="print errors, and nothing else")
    build.add_argument("--timings", action="store_true", help="print how long each step took")
    _builder(build)

    check = _command(commands, "check", _check, "print problems, write nothing")
    check.add_argument(
        "--format", choices=("text", "github", "json"), default="text", help="how to print them"
    )
    check.add_argument("--hints", action="store_true", help="print hints too: what was passed over")
    check.add_argument(
        "--inputs-only", action="store_true", help="leave out whether content/ is up to date"
    )

    reading = _command(
        commands, "review", _review, "print statements beside their passages, most doubtful first"
    )
    reading.add_argument("topic", metavar="TOPIC", help="a file of topics/, or its name")

    _command(commands, "inspect", _inspect, "print the whole analysis as JSON")

    serve = _command(commands, "serve", _serve, "build, serve, rebuild on changes")
    default = f"default: {DEFAULT_ADDRESS}"
    serve.add_argument("--address", default=DEFAULT_ADDRESS, metavar="HOST:PORT", help=default)
    _builder(serve)
    serve.set_defaults(no_site=False, quiet=False, timings=False)
    return parser


def _command(commands: Commands, name: str, run: Run, told: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=told, description=told)
    # What stands before the command is kept where nothing stands behind it.
    _project(parser, argparse.SUPPRESS)
    parser.set_defaults(run=run)
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="processes to read in: all cores")
    instead = "read by the workers of a Dask scheduler instead: dask://HOST:PORT"
    parser.add_argument("--executor", type=_executor, metavar="ADDRESS", help=instead)
    return parser


def _project(parser: argparse.ArgumentParser, default: str) -> None:
    parser.add_argument(
        "--project", default=default, metavar="DIR", help="the project's folder (default: here)"
    )


def _jobs(text: str) -> int:
    """A number of processes; raises ValueError where it is none."""
    if int(text) < 1:
        raise ValueError(text)
    return int(text)


def _executor(address: str) -> Begin:
    try:
        return executor_at(address)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _workshop(
    arguments: argparse.Namespace, project: Path, told: Steps, *, keeps: bool
) -> Workshop:
    where, jobs = arguments.executor, arguments.jobs
    return Workshop(project, jobs=jobs, keeps=keeps, elsewhere=where, watch=told.watch)


def _builder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--builder", choices=site.BUILDERS, default=site.BUILDERS[0], help="what makes site/"
    )


def _build(arguments: argparse.Namespace, project: Path) -> int:
    with Steps(quiet=arguments.quiet, timings=arguments.timings) as told:
        return _built(arguments, project, told)


def _built(arguments: argparse.Namespace, project: Path, told: Steps) -> int:
    told.begin("reading inputs")
    given = inputs.read(project)
    shop = _workshop(arguments, project, told, keeps=True)
    build = built.build(project, given, shop, told.begin)
    told.end()
    site_dir = given.settings.site_dir
    problems = build.problems
    if not pipeline.failed(problems):
        if build.files is not None:
            problems = (*problems, *content.foreign(project, build.files))
        if not arguments.no_site:
            problems = (*problems, *site.foreign(project, site_dir))
    if arguments.quiet:
        problems = tuple(each for each in problems if each.kind.severity == "error")
    if pipeline.failed(problems):
        _print_problems(problems)
        print(f"{content.FOLDER}/ is untouched.", file=sys.stderr)
        return YOUR_INPUT
    with folders.alone(project, _waiting) as scratch:
        if build.files is not None:
            told.begin(f"writing {content.FOLDER}/")
            content.write(project, build.files, scratch)
            built.remember(given, build, shop)
            told.end()
        _print_problems(problems)
        written = (
            "nothing has changed" if build.files is None else f"{len(build.files)} files written"
        )
        told.say(f"{content.FOLDER}/: {written}")
        if arguments.no_site:
            return OK
        told.begin(f"building {site_dir}/")
        failure = site.build(project, arguments.builder, build.as_of, scratch, site_dir)
        told.end()
    if failure is not None:
        _print_problems([failure])
        return YOUR_INPUT
    told.say(f"{site_dir}/: open {project / site_dir / 'index.html'}")
    return OK


def _watched(arguments: argparse.Namespace, project: Path) -> tuple[Inputs, pipeline.Result]:
    """The inputs and what follows from them, for a command that writes nothing."""
    with Steps() as told:
        told.begin("reading inputs")
        given = inputs.read(project)
        shop = _workshop(arguments, project, told, keeps=False)
        return given, pipeline.run(given, shop, told.begin)


def _waiting() -> None:
    print("Another build of this project is at work: waiting for it.", file=sys.stderr)


def _check(arguments: argparse.Namespace, project: Path) -> int:
    _, result = _watched(arguments, project)
    problems = list(result.problems)
    if not arguments.inputs_only and not pipeline.failed(problems):
        problems += content.stale(project, result.files)
    _print_problems(problems, arguments.format, arguments.hints)
    counted = Counter(problem.kind.severity for problem in problems)
    told = ", ".join(
        f"{count} {severity}{'' if count == 1 else 's'}"
        for severity, count in sorted(counted.items())
    )
    print(told or "no problems", file=sys.stderr)
    return YOUR_INPUT if pipeline.failed(problems) else OK


def _review(arguments: argparse.Namespace, project: Path) -> int:
    given, result = _watched(arguments, project)
    if pipeline.failed(result.problems):
        _print_problems(result.problems)
        return YOUR_INPUT
    topics = {topic.id: topic for topic in result.briefing.topics}
    topic = topics.get(Path(arguments.topic).stem)
    if topic is None:
        known = ", ".join(topics) or "none"
        print(f"briefing: no topic is named {arguments.topic}; there are: {known}", file=sys.stderr)
        return USAGE
    print(review.sheet(result.briefing, topic, result.problems, given.language), end="")
    return OK


def _inspect(arguments: argparse.Namespace, project: Path) -> int:
    _, result = _watched(arguments, project)
    document = records.analysis(result.briefing, result.problems)
    sys.stdout.write(briefing_json.one_record_a_line(document))
    return YOUR_INPUT if pipeline.failed(result.problems) else OK


def _serve(arguments: argparse.Namespace, project: Path) -> int:
    host, _, port = arguments.address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        print("briefing: --address is HOST:PORT, for example 127.0.0.1:8000", file=sys.stderr)
        return USAGE
    if _build(arguments, project) != OK:
        return YOUR_INPUT
    print(f"http://{arguments.address}/ (stop with Ctrl-C)", file=sys.stderr)

    def rebuild() -> None:
        # A faulty input leaves the last good site in place; its problems stand in the terminal.
        _build(arguments, project)

    site_dir = inputs.read(project).settings.site_dir
    site.serve(project, site_dir, (host, int(port)), rebuild)
    return OK


def _print_problems(problems: Sequence[Problem], form: str = "text", hints: bool = False) -> None:
    ordered = sorted(problems, key=lambda problem: problem.sort_key)
    if form == "json":
        told = [records.problem_record(problem) for problem in ordered]
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    kept = [problem for problem in ordered if hints or problem.kind.severity != "hint"]
    lines = map(_annotation, kept) if form == "github" else problem_lines(kept)
    for line in lines:
        print(line)


def _annotation(problem: Problem) -> str:
    """A workflow command of GitHub Actions, with its escapes."""
    level = {"error": "error", "warning": "warning", "hint": "notice"}[problem.kind.severity]
    message = _escaped(problem.text)
    place = ",".join(
        (
            f"file={_escaped(clean_name(problem.file), ':,')}",
            f"line={problem.line}",
            f"col={problem.column}",
            f"title={problem.kind.code}",
        )
    )
    return f"::{level} {place}::{message}"


def _escaped(text: str, further: str = "") -> str:
    for character in ("%", "\r", "\n", *further):
        text = text.replace(character, f"%{ord(character):02X}")
    return text
