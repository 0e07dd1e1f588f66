"""Who said what: the words that an article ascribes to somebody, quoted or reported.

Rules over quotation marks, verbs of saying and what may speak (`languages/<code>/speech.yml`).
Words in quotation marks that no verb ascribes ("a “top priority”") are nobody's. A pronoun names
its speaker only where one person can be meant, and a name that a preposition or a relative clause
governs is no subject; else the speaker is left open. Each rule looks at a bounded stretch before or
behind a verb, so the time is linear.
"""

from generator.article.speech.alike import alike
from generator.article.speech.ledger import find

__all__ = ["alike", "find"]
