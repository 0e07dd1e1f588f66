"""Measures of likeness that libraries offer, over pairs of sentences.

Run by the interpreter of an environment that has scikit-learn, rapidfuzz, bm25s and
snowballstemmer. It gets `{"texts", "pairs"}`, a pair being two numbers of texts, and answers with a
list of `{"name", "package", "version", "scores"}`, a score for each pair. Each measure is used in
the way that does best on our gold: with stems for words, without function words where it offers to.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from benchmarks.peers.protocol import require

PACKAGES = ("scikit-learn", "rapidfuzz", "bm25s", "snowballstemmer")
_WORD = re.compile(r"\w\w+")

Scored = tuple[str, str, Callable[[int, int], float]]


def measures(texts: Sequence[str]) -> Iterator[Scored]:
    """Name, package and score of each measure, prepared on all the texts."""
    stem: Callable[[list[str]], list[str]] = (
        importlib.import_module("snowballstemmer").stemmer("english").stemWords
    )

    def stems(text: str) -> list[str]:
        return stem(_WORD.findall(text.lower()))

    yield "TF-IDF cosine", "scikit-learn", _cosine(texts)
    yield "TF-IDF cosine of stems", "scikit-learn", _cosine(texts, tokenizer=stems)
    four = {"analyzer": "char_wb", "ngram_range": (4, 4)}
    yield "TF-IDF cosine of 4 characters", "scikit-learn", _cosine(texts, **four)
    yield "token_set_ratio", "rapidfuzz", _token_set(texts)
    yield "BM25 of stems, the better direction", "bm25s", _bm25(texts, stem)


def _cosine(texts: Sequence[str], **options: Any) -> Callable[[int, int], float]:
    extraction = importlib.import_module("sklearn.feature_extraction.text")
    if "tokenizer" in options:
        options["token_pattern"] = None
    matrix = extraction.TfidfVectorizer(**options).fit_transform(texts)
    products = (matrix @ matrix.T).toarray()
    return lambda one, other: float(products[one][other])


def _token_set(texts: Sequence[str]) -> Callable[[int, int], float]:
    fuzz = importlib.import_module("rapidfuzz.fuzz")
    plain = [importlib.import_module("rapidfuzz.utils").default_process(text) for text in texts]
    return lambda one, other: float(fuzz.token_set_ratio(plain[one], plain[other]))


def _bm25(
    texts: Sequence[str], stem: Callable[[list[str]], list[str]]
) -> Callable[[int, int], float]:
    bm25s = importlib.import_module("bm25s")
    options = {"stopwords": "en", "stemmer": stem, "show_progress": False}
    index = bm25s.BM25()
    index.index(bm25s.tokenize(texts, **options), show_progress=False)
    asked = bm25s.tokenize(texts, return_ids=False, **options)
    scores = [index.get_scores(words) for words in asked]
    return lambda one, other: float(max(scores[one][other], scores[other][one]))


def main() -> None:
    for package in PACKAGES:
        require(package)
    asked = json.load(sys.stdin)
    told = [
        {
            "name": name,
            "package": package,
            "version": importlib.metadata.version(package),
            "scores": [score(one, other) for one, other in asked["pairs"]],
        }
        for name, package, score in measures(asked["texts"])
    ]
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
