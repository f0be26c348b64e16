"""The actors that a document's title names: the first that «التنظيم» in its body may take up."""

from __future__ import annotations

from marsad.model.text import Document
from marsad.recognise.actor.context import words_of
from marsad.recognise.actor.lexicon import Lexicon, Name
from marsad.recognise.actor.phrase import Phrase


def actors_of_title(lexicon: Lexicon, document: Document) -> list[Phrase]:
    """Listed names in the title, as phrases without words of the body."""
    keys = words_of(document.title or "")
    found: list[Phrase] = []
    for at, first in enumerate(keys):
        for key in (first, first[1:]):
            hits = lexicon.trie.find(key, keys, at + 1, len(keys)) if key in lexicon.trie.root else []
            names = [item for _, item in hits if isinstance(item, Name) and not item.only]
            if names:
                found.append(Phrase(0, 0, names[0].value, "actor.title", names[0].where, "named in the title"))
                break
    return found
