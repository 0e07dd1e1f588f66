"""Our own language data: every `generator/languages/<code>/*.yml` as one `Language`."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

from generator.model import Language

FALLBACK = "en"
# LibYAML, where PyYAML has it: our data are read in a tenth of the time.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(code: str) -> Language:
    """The data for an IETF language tag; its primary subtag decides ("en-GB" is "en").

    A language that we have no data for is read with the fallback's rules: sentence ends of other
    scripts are part of every rule set, so that text is still split and quotations are found.
    """
    primary = code.lower().replace("_", "-").split("-")[0]
    root = resources.files("generator") / "languages"
    known = {folder.name for folder in root.iterdir() if folder.is_dir()}
    fallback = primary not in known
    folder = root / (FALLBACK if fallback else primary)
    data = {
        file.name.removesuffix(".yml"): yaml.load(file.read_text(encoding="utf-8"), LOADER)
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".yml")
    }
    return Language(code=code, data=data, fallback=fallback)
