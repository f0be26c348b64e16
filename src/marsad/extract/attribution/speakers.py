"""Who has spoken so far in a document: resumed speakers («the source», «and he added») and voices that carry over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from marsad.extract.attribution.cues import Cue
from marsad.extract.attribution.lexicon import bare
from marsad.extract.attribution.page import Page
from marsad.extract.attribution.source import Source
from marsad.model.claim import Quote

_SHORT = 4  # words of a phrase that may name an earlier speaker again
_OTHER = frozenset({"اخر", "اخري", "اخرين", "اخرون", "ثان", "ثانيه"})


@dataclass(frozen=True, slots=True)
class Link:
    """One voice of a chain. ``carried``: its words are those of an earlier sentence."""

    source: Quote | None
    kind: str
    cue: Quote | None = None
    noun: str | None = None
    words: frozenset[str] = frozenset()
    carried: bool = False


@dataclass(slots=True)
class Speakers:
    """The chains spoken so far, the latest last."""

    chains: list[tuple[Link, ...]] = field(default_factory=list)
    fresh: bool = True

    def reset(self) -> None:
        """The report has spoken itself: outer voices no longer carry over."""
        self.fresh = True

    def links(self, page: Page, cue: Cue, main: tuple[Link, ...] | None, nested: bool) -> tuple[Link, ...]:
        """The chain of a cue. ``main`` is the chain of the sentence's first speech, which a participle goes on with."""
        word = page.quote(cue.first, cue.last)
        if cue.source is None and (main is not None or cue.subject is None):
            before = main or self.last()
            if before is None:
                return ()
            chain = tuple(replace(link, carried=main is None) for link in before)
        else:
            source = cue.source or cue.subject
            assert source is not None
            chain = self._named(page, cue, source, word)
        if not nested:
            self.chains.append(chain)
            self.fresh = False
        return chain

    def last(self) -> tuple[Link, ...] | None:
        return self.chains[-1] if self.chains else None

    def _named(self, page: Page, cue: Cue, source: Source, word: Quote) -> tuple[Link, ...]:
        link = self._link(page, source, word, cue.anonymous)
        earlier = self._again(page, source, link)
        if earlier is not None:
            kind = earlier[-1].kind if self._takes_kind(source) else link.kind
            words = link.words | earlier[-1].words
            link = replace(link, kind=kind, words=words, noun=link.noun or earlier[-1].noun)
        if cue.outer is not None:
            return self._link(page, cue.outer, word, False), link
        return (*earlier[:-1], link) if earlier is not None else (link,)

    def _takes_kind(self, source: Source) -> bool:
        return (
            source.noun is None
            or not source.known
            or source.noun.kind in ("anonymous", "document")
            or source.last - source.first == 1
        )

    def _again(self, page: Page, source: Source, link: Link) -> tuple[Link, ...] | None:
        """The chain of an earlier speaker whom a short definite phrase or a name names again."""
        first = page.keys[source.first]
        if source.last - source.first > _SHORT or link.words & _OTHER:
            return None
        named = source.noun is None
        if not first.startswith("ال") and not named:
            return None
        for chain in reversed(self.chains):
            words = chain[-1].words
            if link.words <= words or (
                link.noun is not None and link.noun == chain[-1].noun and source.last - source.first <= 2
            ):
                return chain
        if (
            source.noun is not None
            and source.noun.lemma in ("بيان", "تقرير")
            and source.last == source.first + 1
            and self.chains
        ):
            return self.chains[-1]
        if (
            source.noun is not None
            and source.noun.kind == "anonymous"
            and source.last <= source.first + 2
            and self.chains
        ):
            return self.chains[-1]
        return None

    def _link(self, page: Page, source: Source, word: Quote, anonymous: bool) -> Link:
        keys = frozenset(bare(key) for key in page.keys[source.first : source.last] if len(key) > 2)
        noun = source.noun.lemma if source.noun is not None else None
        return Link(page.quote(source.first, source.last), "anonymous" if anonymous else source.kind, word, noun, keys)
