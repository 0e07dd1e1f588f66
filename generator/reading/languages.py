"""Our own language data: every `generator/languages/<code>/*.yml` as one `Language`."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from generator.model import Language, primary
from generator.problems import Problem, ProblemKind

FALLBACK = "en"
# LibYAML, where PyYAML has it: our data are read in a tenth of the time.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(code: str, root: Traversable | None = None) -> Language:
    """The data for an IETF language tag; its primary subtag decides ("en-GB" is "en").

    A language that we have no data for is laid out by the fallback's: sentence ends of other
    scripts are part of every rule set, so that text is still split and quotations are found. So is
    one whose folder has not all that the fallback's has: what is missing is said (`lacks`).
    """
    root = root or resources.files("generator") / "languages"
    whole, folder = _read(root / FALLBACK), root / primary(code)
    if not folder.is_dir():
        return Language(code=code, data=whole, rules=FALLBACK, fallback=True)
    data = _read(folder)
    lacks = tuple(_lacking(data, whole))
    if lacks:
        return Language(code=code, data=whole, rules=FALLBACK, fallback=True, lacks=lacks)
    return Language(code=code, data=data, rules=primary(code))


def incomplete(language: Language) -> tuple[Problem, ...]:
    """What is missing from the folder of a language."""
    if not language.lacks:
        return ()
    folder = f"generator/languages/{primary(language.code)}"
    return (
        Problem(
            kind=ProblemKind.LANGUAGE_INCOMPLETE,
            file=folder,
            message=f"It lacks {', '.join(language.lacks)}: texts in `{language.code}` are read as"
            " those of a language without rules.",
            mend=f"Give it all that `generator/languages/{FALLBACK}/` has; a list may be empty.",
        ),
    )


def _read(folder: Traversable) -> dict[str, Any]:
    return {
        file.name.removesuffix(".yml"): yaml.load(file.read_text(encoding="utf-8"), LOADER)
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".yml")
    }


def _lacking(data: dict[str, Any], whole: dict[str, Any]) -> list[str]:
    """The files that are missing, and of the others the keys: "`figures.yml: decimal`"."""
    found = []
    for name, own in whole.items():
        theirs = data.get(name)
        if not isinstance(theirs, dict):
            found.append(f"`{name}.yml`")
        else:
            found += [f"`{name}.yml: {key}`" for key in own if key not in theirs]
    return found
