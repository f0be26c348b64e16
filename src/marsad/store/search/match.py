"""Where the words of a query stand in a text, and by which form each was found: the highlights, and the why of a hit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.store.search.forms import FORMS, Term
from marsad.store.search.syntax import Leaf


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text that a query found: ``text[start:end]``, in code points of the original.

    ``asked``: the word or phrase of the query; ``form``: exact, folded or lemma, the closest by which it is found;
    ``prefix``: found by its beginning.
    """

    start: int
    end: int
    asked: str
    form: str
    prefix: bool = False


def marks(leaves: Iterable[Leaf], terms: Sequence[Term]) -> list[Mark]:
    """The marks of a text in its order; of marks on the same words the closest one."""
    best: dict[tuple[int, int], Mark] = {}
    for mark in (mark for leaf in leaves for mark in _of_leaf(leaf, terms)):
        held = best.get((mark.start, mark.end))
        if held is None or FORMS.index(mark.form) < FORMS.index(held.form):
            best[mark.start, mark.end] = mark
    return sorted(best.values(), key=lambda mark: (mark.start, -mark.end))


def _of_leaf(leaf: Leaf, terms: Sequence[Term]) -> Iterator[Mark]:
    size = len(leaf.words)
    for at in _begins(leaf, terms):
        if at + size > len(terms):
            break
        form = next((form for form in leaf.forms if _stands(leaf, terms, at, form)), None)
        if form is not None:
            yield Mark(terms[at].start, terms[at + size - 1].end, leaf.written, form, leaf.prefix)


def _begins(leaf: Leaf, terms: Sequence[Term]) -> list[int]:
    """Where the first word of a leaf may stand, by any form: most positions are passed over here."""
    first = leaf.words[0]
    exact, folded, lemmas = first.exact, first.folded, first.lemmas
    if leaf.prefix and len(leaf.words) == 1:
        begin = (exact, folded)
        return [
            n
            for n, term in enumerate(terms)
            if term.folded.startswith(begin) or term.lemma.startswith(begin) or term.exact.startswith(begin)
        ]
    return [n for n, term in enumerate(terms) if term.folded == folded or term.exact == exact or term.lemma in lemmas]


def _stands(leaf: Leaf, terms: Sequence[Term], at: int, form: str) -> bool:
    """Whether the words of a leaf stand from a position on, all found by one form."""
    last = len(leaf.words) - 1
    return all(
        word.matches(terms[at + number], form, leaf.prefix and number == last) for number, word in enumerate(leaf.words)
    )
