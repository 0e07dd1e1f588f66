"""Every noun of the project, as frozen values.

Offsets are Unicode code points of the decoded seed file, byte order mark and front matter
included; intervals are half-open, so that `text[start:end]` is the text meant.
Dates are EDTF strings (ISO 8601-2), see `generator.edtf`.
"""

from generator.model.briefing import (
    Agreement,
    Assessment,
    Briefing,
    Citation,
    Disagreement,
    DisagreementKind,
    Event,
    EventStatus,
    OutputFile,
    Passage,
    Side,
    Stated,
    Statement,
    StatementStatus,
    Topic,
)
from generator.model.settings import (
    Language,
    Settings,
    SourceText,
)
from generator.model.sources import (
    Article,
    DateMention,
    DateType,
    Figure,
    NameMention,
    Publication,
    PublishedBasis,
    Reading,
    Seed,
    Sentence,
    Source,
    SourceFields,
    Span,
    Zone,
    ZoneKind,
)
from generator.model.topics import (
    Draft,
    Inputs,
    Quote,
    Review,
    TopicFile,
)

__all__ = [
    "Agreement",
    "Article",
    "Assessment",
    "Briefing",
    "Citation",
    "DateMention",
    "DateType",
    "Disagreement",
    "DisagreementKind",
    "Draft",
    "Event",
    "EventStatus",
    "Figure",
    "Inputs",
    "Language",
    "NameMention",
    "OutputFile",
    "Passage",
    "Publication",
    "PublishedBasis",
    "Quote",
    "Reading",
    "Review",
    "Seed",
    "Sentence",
    "Settings",
    "Side",
    "Source",
    "SourceFields",
    "SourceText",
    "Span",
    "Stated",
    "Statement",
    "StatementStatus",
    "Topic",
    "TopicFile",
    "Zone",
    "ZoneKind",
]
