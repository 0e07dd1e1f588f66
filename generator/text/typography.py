"""Text compared by its words: a folded view in which typography does not count, with its offsets.

Folding follows the W3C Web Annotation advice to normalise a quotation before it is looked up:
curly and straight quotation marks, dashes, kinds and runs of white space, soft hyphens, ligatures,
full-width forms and Unicode composition are alike; letters, digits and their case are not.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_SINGLE = dict.fromkeys("‘’‚‛‹›′ʼ＇`´", "'")
_DOUBLE = dict.fromkeys("“”„‟«»″＂", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")
_INVISIBLE = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
_CONTROLS = {chr(code): "" for code in (*range(32), *range(127, 160)) if not chr(code).isspace()}
_MAP = _SINGLE | _DOUBLE | _DASHES | _INVISIBLE | _CONTROLS
# Compatibility characters that are the same words in another dress ("ﬁ", "Ａ", "…"); a raised
# figure or a fraction is not: "10²" must not be found by "102".
_SAME_WORDS = (
    "<compat>",
    "<wide>",
    "<narrow>",
    "<noBreak>",
    "<initial>",
    "<medial>",
    "<final>",
    "<isolated>",
)
# A hyphen at a line's end, before a small letter; in a column of figures it is a minus.
_PARTED = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad][ \t]*(?:\r\n|[\n\r\f])[ \t]*(?=[a-zà-öø-ÿ])")
_SPACES = re.compile(r"\s+")
_DASH_RUNS = re.compile(r"-+")
_TABLE = str.maketrans(_MAP)
_PLAIN = re.compile(r"[0-9A-Za-z]+")
# Numbers whose signs no border of words tells from one another: "2 450 000", "12.5", "٤٥٬٠٠٠",
# "2万5千", "二百五十", "1억 2천만". "唯一一家" is none: two of the signs for one.
_TENS = "十百千万億兆萬亿拾佰仟만억조천백"
_DIGITS = r"\d〇零一二三四五六七八九两兩壱弐参"
_NUMBER = re.compile(
    rf"(?<!\d)\d{{1,3}}(?: \d{{3}})+(?!\d)|\d+(?:[.,٫٬]\d+)+"
    rf"|[{_DIGITS}{_TENS}](?:(?<!一)[{_DIGITS}]|(?<=一)[{_DIGITS.replace('一', '')}]|[{_TENS}]"
    rf"|(?<=[만억조천백]) (?=\d))+"
)
# Han, kana, Thai, Lao, Khmer and Burmese letters, for a class of a pattern.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNSPACED = re.compile(f"[{UNSPACED}]")
_SIGNS = frozenset(f" .,٫٬{_TENS}")
_LONGEST_NUMBER = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """`text` is folded; its character i stands for `original[starts[i]:ends[i]]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def _rejoined(text: str) -> str:
    """A text whose words, parted by a hyphen at a line's end, are whole: "inter-⏎national"."""
    return _PARTED.sub("", text) if "\n" in text or "\r" in text else text


# Words come again and again, and a passage with each question that is asked of it.
@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """The folded form of a text, without margins."""
    plain = _rejoined(text).translate(_TABLE)
    if plain.isascii():
        return _DASH_RUNS.sub("-", _SPACES.sub(" ", plain)).strip()
    return folded(text).text.strip()


def folded(text: str) -> Folded:
    """The folded view of a text with the place of each of its characters in the original."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, piece in _pieces(text):
        if end - start > 1 and len(piece) == end - start and piece.isalnum():
            characters += piece
            starts += range(start, end)
            ends += range(start + 1, end + 1)
            continue
        for character in piece:
            # A run of blanks or of dashes is one: "so -- they say" is "so – they say".
            if characters and character in " -" and characters[-1] == character:
                ends[-1] = end
                continue
            characters.append(character)
            starts.append(start)
            ends.append(end)
    return Folded(text="".join(characters), starts=tuple(starts), ends=tuple(ends))


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, folded characters) for each base character with its combining marks.

    A run of plain letters and digits, which fold to themselves, comes in one piece.
    """
    position = 0
    parted = {match.start(): match.end() for match in _PARTED.finditer(text)}
    while position < len(text):
        if position in parted:
            position = parted[position]
            continue
        run = _PLAIN.match(text, position)
        if run and run.end() - position > 1:
            # The last one may have a mark behind it.
            end = run.end() - (run.end() < len(text) and not text[run.end()].isascii())
            if end > position:
                yield position, end, text[position:end]
                position = end
                continue
        end = position + 1
        while end < len(text) and _continues(text[end]):
            end += 1
        yield position, end, _fold_cluster(text[position:end])
        position = end


def _continues(character: str) -> bool:
    """True for what composes with the character before it: marks, and later parts of Hangul."""
    return unicodedata.combining(character) > 0 or "\u1160" <= character <= "\u11ff"


def _fold_cluster(cluster: str) -> str:
    if len(cluster) == 1:
        if cluster in _MAP:
            return _MAP[cluster]
        if cluster.isspace():
            return " "
        if cluster.isascii():
            return cluster
        if unicodedata.category(cluster) == "Cf":
            return ""
        if unicodedata.decomposition(cluster).startswith(_SAME_WORDS):
            return _fold_marks(unicodedata.normalize("NFKC", cluster))
    return unicodedata.normalize("NFC", cluster)


def _fold_marks(text: str) -> str:
    return _SPACES.sub(" ", "".join(_MAP.get(character, character) for character in text))


def occurrences(view: Folded, needle: str) -> Iterator[tuple[int, int]]:
    """Half-open intervals of the original at which the folded `needle` stands as whole words.

    "agreed" is not found in "disagreed". Scripts written without blanks have no such border.
    """
    start = view.text.find(needle) if needle else -1
    while start != -1:
        end = start + len(needle)
        # Three full stops of two "…" are no "…": what was one character is found whole.
        whole = _whole(view, start) and _whole(view, end)
        if whole and _border(view.text, start) and _border(view.text, end):
            yield view.starts[start], view.ends[end - 1]
        start = view.text.find(needle, start + 1)


def _whole(view: Folded, position: int) -> bool:
    """Whether no character of the original goes on over a position."""
    return position in (0, len(view.text)) or view.starts[position - 1] < view.starts[position]


def _border(text: str, position: int) -> bool:
    if position in (0, len(text)):
        return True
    before, after = text[position - 1], text[position]
    if unicodedata.combining(after) or _inside_number(text, position):
        return False
    if not (before.isalnum() and after.isalnum()):
        return True
    return _unspaced(before) or _unspaced(after)


def _inside_number(text: str, position: int) -> bool:
    """True within a number: "100" does not stand in "1,100", nor "5千人" in "2万5千人"."""
    before, after = text[position - 1], text[position]
    if not any(sign.isnumeric() or sign in _SIGNS for sign in (before, after)):
        return False
    first = max(0, position - _LONGEST_NUMBER)
    around = text[first : position + _LONGEST_NUMBER]
    return any(found.start() < position - first < found.end() for found in _NUMBER.finditer(around))


def _unspaced(character: str) -> bool:
    return _UNSPACED.match(character) is not None


def clean(text: str) -> str:
    """A text fit to be shown: white space single, control and bidirectional characters out.

    Also surrogates and non-characters, which no page may carry. Soft hyphens stay: they are text.
    """
    text = _rejoined(text)
    if text.isprintable():
        return _SPACES.sub(" ", text).strip()
    kept = "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace() or not _unprintable(character)
    )
    return _SPACES.sub(" ", kept).strip()


def _unprintable(character: str) -> bool:
    code = ord(character)
    if code in (0x00AD, 0x200C, 0x200D):
        return False
    category = unicodedata.category(character)
    return category in ("Cc", "Cs", "Cf") or (code & 0xFFFE) == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, safe as a file name and an anchor; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def slug_or_digest(text: str, kind: str) -> str:
    """A slug that no other text shares for its letters: `topic-` and a digest for "防衛".

    "防衛2026" has the digest behind its ASCII; "Größe" is "groe", as its letters are Latin.
    """
    letters = unicodedata.normalize("NFKC", text).strip()
    foreign = any(each.isalpha() and "LATIN" not in unicodedata.name(each, "") for each in letters)
    if not foreign:
        return slug(text) or kind
    digest = hashlib.sha256(letters.encode("utf-8", "replace")).hexdigest()
    return f"{slug(text) or kind}-{digest[:8]}"


# What LaTeX would obey. BibTeX counts braces even behind a backslash, so a brace is a formula.
LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"$\lbrace$",
    "}": r"$\rbrace$",
    **{character: f"\\{character}" for character in "$&#_%"},
}
# Of these pairs LaTeX makes one character: a dash, a quotation mark, "¿", "¡".
LIGATURE = r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[?!])(?=`)"


def latex(text: str) -> str:
    """A text whose characters LaTeX prints, and neither obeys nor joins.

    The pages' script copies statements by the same table and pattern.
    """
    parts = re.split(LIGATURE, text)
    return "{}".join("".join(LATEX.get(sign, sign) for sign in part) for part in parts)


def without_accents(text: str) -> str:
    """ "Tōkyō" and "Tokyo" are one name."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
