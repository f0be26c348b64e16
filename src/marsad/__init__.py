"""Marsad: Arabic reports of armed conflict in, sourced event records out.

>>> import marsad
>>> reader = marsad.Reader()
>>> for claim in reader.read("قتل خمسة مدنيين في غارة على سوق في أريحا", published="2016-02-07"):
...     print(claim.event.type, claim.factuality)
air-strike asserted
"""

from typing import TYPE_CHECKING

from marsad.lazy import loader

if TYPE_CHECKING:
    from marsad.errors import InputError, KnowledgeError, MarsadError
    from marsad.knowledge import Knowledge
    from marsad.model.analysis import Analysis
    from marsad.model.claim import Claim, EventMention
    from marsad.model.codec import claim_from_json, claim_to_json, mention_to_json
    from marsad.model.mention import Mention
    from marsad.model.text import Document
    from marsad.reader import Reader

__all__ = [
    "Analysis",
    "Claim",
    "Document",
    "EventMention",
    "InputError",
    "Knowledge",
    "KnowledgeError",
    "MarsadError",
    "Mention",
    "Reader",
    "claim_from_json",
    "claim_to_json",
    "mention_to_json",
]

_HOMES = {
    "marsad.errors": ("InputError", "KnowledgeError", "MarsadError"),
    "marsad.knowledge": ("Knowledge",),
    "marsad.model.analysis": ("Analysis",),
    "marsad.model.claim": ("Claim", "EventMention"),
    "marsad.model.codec": ("claim_from_json", "claim_to_json", "mention_to_json"),
    "marsad.model.mention": ("Mention",),
    "marsad.model.text": ("Document",),
    "marsad.reader": ("Reader",),
}

__getattr__ = loader("marsad", _HOMES)  # ``marsad --help`` does not wait for the reader
