"""What is told as done, where every passage has it as intended or as possible.

"China might step up its exercises" bears no "China has stepped up its exercises", and "the two plan
to build a bridge" no "the two built a bridge". A word is weighed only where its form and the words
before it say which of these it is; one that stands otherwise in any passage is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.briefing.claims.claim import Claim, Finding
from generator.briefing.claims.words import Words
from generator.problems import ProblemKind
from generator.text.verbs import Mode, Verb, read


def told_as_done(claim: Claim, words: Words) -> Iterator[Finding]:
    """A verb of the statement that is more real than it is in any passage."""
    theirs: dict[str, list[Verb]] = defaultdict(list)
    for sentence in dict.fromkeys(each.sentence for each in claim.evidence):
        for verb in read(sentence, words.verbs):
            theirs[verb.stem].append(verb)
    said = read(claim.text, words.verbs)
    for mine in said:
        others = [verb.mode for verb in theirs[mine.stem]]
        known = [mode for mode in others if mode is not None]
        if mine.mode is None or not known or len(known) < len(others):
            continue
        if mine.stem in words.verbs.committing:
            continue  # "intended", where the passage has "is planning"
        # A statement that says it both ways says where it stands.
        if min(v.mode for v in said if v.stem == mine.stem and v.mode is not None) > max(known):
            yield Finding(
                ProblemKind.STRENGTH_CHANGED,
                f"“{mine.form}” is told as {mine.mode.name.lower()}; in the cited passages it is no"
                f" more than {max(known).name.lower()}.",
                "Say no more than the sources do.",
            )
            return


def nothing_done(claim: Claim, words: Words) -> Iterator[Finding]:
    """Something told as done in words of one's own, where all the quotations tell is intended.

    "They have raised output" of "they aim to increase production". What is said, and what both
    tell as done, is left out of account.
    """
    said = read(claim.text, words.verbs)
    quoted = [verb for each in claim.evidence for verb in read(each.citation.exact, words.verbs)]
    stems, told = {verb.stem for verb in said}, {verb.stem for verb in quoted}
    told |= words.verbs.saying | words.verbs.committing | words.verbs.governors
    done = [v for v in said if v.finite and v.stem not in told]
    planned = [
        v
        for v in quoted
        if v.mode is not None
        and (v.mode < Mode.DONE or v.stem in words.verbs.committing)
        and v.stem not in stems
    ]
    passed = stems | words.verbs.saying | words.verbs.committing
    other = [v for v in quoted if v.mode is Mode.DONE and v.stem not in passed]
    open_ = any(v.mode in (Mode.POSSIBLE, Mode.INTENDED) for v in said)
    if done and planned and not other and not open_ and not words.strength.plans.search(claim.text):
        yield Finding(
            ProblemKind.STRENGTH_CHANGED,
            f"“{done[0].form}” is told as done, and of the quotations “{planned[0].form}” is not.",
            "Say no more than the sources do.",
        )
