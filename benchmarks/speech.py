"""Whether words stand in the right mouth: on invented news with labels, and on Wikinews as read.

Run as `python -m benchmarks.speech`; `table()` is the same for the docs, `--errors` lists what is
wrong in the invented articles that may be read, `--list` prints every utterance of Wikinews that is
shown under a name, `--unread` those of the sample that nobody has judged yet. The twelve invented
articles of `tests/data/mouths/` were written and labelled before the rules were changed; while the
rules were written half of them were read, the others only counted. Of Wikinews a sample is drawn
(`SEED`), and what a reader thought of it is kept in `tests/data/speech_read.tsv`: `right`, or what
is wrong: the `mouth`, or the `words` (cut or overrun, or the verb). "stock" is the subject that
nobody read while rules were written; once they were, its sample was, and four utterances that were
left open were mended.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.briefing.ledger import SHORTEST
from generator.corpus import analysis
from generator.corpus.analysis import Corpus
from generator.model import Inputs, Seed, Settings, Span, Utterance
from generator.reading import languages

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
INVENTED = DATA / "mouths" / "articles.yml"
WIKINEWS = DATA / "falsehoods" / "written" / "articles.jsonl"
VERDICTS = DATA / "speech_read.tsv"
KINDS = {"persons": "person", "bodies": "organisation"}
SEED, SAMPLE = 12, 50
UNSEEN = "stock"
SUBJECTS = {"airbus": "airbus, apple", "apple": "airbus, apple", UNSEEN: UNSEEN}
UNNAMED = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What is labelled, what is shown, what of it is right; `errors` says in words what is not."""

    labelled: int
    shown: int
    right: int
    errors: tuple[str, ...] = ()

    def __add__(self, other: Score) -> Score:
        return Score(
            labelled=self.labelled + other.labelled,
            shown=self.shown + other.shown,
            right=self.right + other.right,
            errors=self.errors + other.errors,
        )


def corpus_of(texts: Mapping[str, str]) -> Corpus:
    """The articles as one project without topics."""
    seeds = {
        name: Seed(file=f"seeds/{name}.txt", text=text, sha256="") for name, text in texts.items()
    }
    english = {"en": languages.load("en")}
    given = Inputs(settings=Settings(), seeds=seeds, topics=(), languages=english)
    return analysis.corpus(given)


def shown(corpus: Corpus, source: str) -> Iterator[Utterance]:
    """The utterances of an article that may stand under a name."""
    text = corpus.sources[source].text
    for one in corpus.readings[source].speech:
        long = len(text[one.words.start : one.words.end].split()) >= SHORTEST
        if one.named and one.speaker and (long or one.mode == "paraphrased"):
            yield one


@lru_cache(maxsize=1)
def invented() -> tuple[tuple[dict[str, Any], ...], Corpus]:
    """The labelled articles, and what is found in them as one project."""
    articles: list[dict[str, Any]] = yaml.safe_load(INVENTED.read_text("utf-8"))
    return tuple(articles), corpus_of({each["id"]: each["text"] for each in articles})


def mouths(article: Mapping[str, Any], corpus: Corpus) -> Score:
    """Utterances of an invented article: right with the speaker and words that are labelled.

    Words are the labelled ones where they hold their beginning. Unnamed speakers are labelled, so
    that their words under a name are an error, but not counted as missed.
    """
    text = article["text"]
    forms = _forms([*article["persons"], *article["bodies"]])
    gold = {
        Span(start=text.index(words), end=text.index(words) + len(words)): speaker
        for speaker, words in article["said"]
    }
    named = {span for span, speaker in gold.items() if not speaker.startswith(UNNAMED)}
    found: set[Span] = set()
    errors: list[str] = []
    number = 0
    for one in shown(corpus, article["id"]):
        number += 1
        said = f"{one.speaker} {one.verb}: {text[one.words.start : one.words.end]}"
        inside = [
            span for span in gold if span.start < one.words.end and one.words.start < span.end
        ]
        speakers = {_first(gold[span], forms) for span in inside}
        if inside and speakers == {_first(str(one.speaker), forms)}:
            found.update(inside)
        else:
            errors.append(f"{article['id']}: wrong mouth {said}")
    errors += [f"{article['id']}: missed {gold[s]}: {text[s.start : s.end]}" for s in named - found]
    return Score(
        labelled=len(named),
        shown=number,
        right=number - sum("wrong mouth" in each for each in errors),
        errors=tuple(errors),
    )


def who(article: Mapping[str, Any], corpus: Corpus, group: str) -> Score:
    """Persons or bodies of an invented article: right where one label has the name, once."""
    wanted = {name.split(" | ")[0] for name in article[group]}
    forms = _forms(article[group])
    names = corpus.readings[article["id"]].names
    found = sorted({name.entity for name in names if name.type == KINDS[group]})
    firsts = [_first(name, forms) for name in found]
    errors = [
        f"{article['id']}: wrong {group} {name}"
        for number, name in enumerate(found)
        if firsts[number] not in wanted or firsts[number] in firsts[:number]
    ]
    errors += [f"{article['id']}: missed {group} {each}" for each in wanted - {*firsts}]
    right = len(wanted & {*firsts})
    return Score(labelled=len(wanted), shown=len(found), right=right, errors=tuple(errors))


def _forms(names: Sequence[str]) -> dict[str, str]:
    return {form: name.split(" | ")[0] for name in names for form in name.split(" | ")}


def _first(name: str, forms: Mapping[str, str]) -> str:
    return forms.get(name, name)


def reading() -> dict[str, Corpus]:
    """Wikinews by subject, each a project of its own."""
    texts: dict[str, dict[str, str]] = {}
    for line in WIKINEWS.read_text("utf-8").splitlines():
        record = json.loads(line)
        texts.setdefault(record["subject"], {})[record["id"]] = record["text"]
    return {subject: corpus_of(each) for subject, each in texts.items()}


def label(subject: str, one: Utterance) -> tuple[str, ...]:
    """What a verdict is about: it holds as long as speaker, verb and words are the same."""
    where = (one.source, str(one.words.start), str(one.words.end))
    return (subject, *where, str(one.speaker), one.verb)


def sample(subjects: Sequence[str], read: Mapping[str, Corpus]) -> list[tuple[str, Utterance]]:
    """Utterances by chance; what is shown besides makes no other of the same rank."""
    every = [
        (subject, one)
        for subject in subjects
        for source in read[subject].sources
        for one in shown(read[subject], source)
    ]

    def rank(item: tuple[str, Utterance]) -> float:
        return random.Random(f"{SEED} {item[1].source} {item[1].words.start}").random()

    return sorted(every, key=rank)[:SAMPLE]


def verdicts() -> dict[tuple[str, ...], str]:
    """What a reader thought of utterances."""
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return {tuple(row[:6]): row[6] for row in rows}


def table() -> str:
    """The figures as Markdown tables."""
    articles, corpus = invented()
    lines = [
        "| invented articles | | labelled | shown | right | precision | recall |",
        "| --- | --- | --: | --: | --: | --: | --: |",
    ]
    for seen, told in ((True, "six, read while rules were written"), (False, "six, only counted")):
        mine = [each for each in articles if each["read"] == seen]
        scores = {"utterances under a name": [mouths(each, corpus) for each in mine]}
        scores |= {group: [who(each, corpus, group) for each in mine] for group in KINDS}
        for name, each in scores.items():
            lines.append(f"| {told} | {name} | {_cells(sum(each, EMPTY))} |")
    read, judged = reading(), verdicts()
    lines += [
        "",
        f"| Wikinews, a sample of {SAMPLE} | shown in all | judged | right | wrong mouth |"
        " other words or verb |",
        "| --- | --: | --: | --: | --: | --: |",
    ]
    for told in dict.fromkeys(SUBJECTS.values()):
        subjects = [subject for subject, name in SUBJECTS.items() if name == told]
        every = sum(
            len(list(shown(read[subject], source)))
            for subject in subjects
            for source in read[subject].sources
        )
        found = Counter(
            judged[key]
            for subject, one in sample(subjects, read)
            if (key := label(subject, one)) in judged
        )
        when = "read when the rules were done" if told == UNSEEN else "read while they were written"
        cells = (every, found.total(), found["right"], found["mouth"], found["words"])
        lines.append(f"| {told}: {when} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


EMPTY = Score(labelled=0, shown=0, right=0)


def _cells(score: Score) -> str:
    precision = score.right / score.shown if score.shown else 1
    recall = score.right / score.labelled if score.labelled else 1
    figures = f"{score.labelled} | {score.shown} | {score.right}"
    return f"{figures} | {precision:.2f} | {recall:.2f}"


def _told(corpus: Corpus, one: Utterance) -> str:
    text = corpus.sources[one.source].text
    before = text[max(0, one.start - 200) : one.start]
    said = text[one.words.start : one.words.end]
    passage = f"{before}⟦{text[one.start : one.end]}⟧".replace("\n", " ")
    return f"{one.speaker} {one.verb} ({one.mode}): {said}\n    {passage}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="list what is wrong, where one may")
    parser.add_argument("--list", metavar="SUBJECT", help="print what is shown of a subject")
    parser.add_argument("--unread", metavar="SUBJECT", help="print what no reader has judged")
    given = parser.parse_args()
    if given.errors:
        articles, corpus = invented()
        for article in articles:
            if article["read"]:
                print(*mouths(article, corpus).errors, sep="\n")
                for group in KINDS:
                    print(*who(article, corpus, group).errors, sep="\n")
    elif given.list or given.unread:
        read = reading()
        subject = given.list or given.unread
        same = [each for each, name in SUBJECTS.items() if name == SUBJECTS[subject]]
        every = [
            (subject, one)
            for source in read[subject].sources
            for one in shown(read[subject], source)
        ]
        judged = verdicts()
        for of, one in every if given.list else sample(same, read):
            if given.list or label(of, one) not in judged:
                print("\t".join(label(of, one)), "\t", _told(read[of], one))
    else:
        print(table())


if __name__ == "__main__":
    main()
