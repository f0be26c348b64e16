"""What the day of a report adds to its actors: who held the office that is told, and the name that a group has since taken.

The value of a mention is what its words say. A person is never put in the place of an office: the evidence says who held it.
A name that its bearer has given up is resolved to the bearer's name of that day, and the evidence says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.evidence import Evidence
from marsad.model.mention import ActorValue, Mention, TimeValue
from marsad.recognise.actor.lexicon import Lexicon
from marsad.recognise.actor.posts import Post, Posts
from marsad.recognise.actor.ties import Tie, Ties


class Dated:
    """Adds to the actors of a document what the tables know of its day; nothing where it bears no date."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon) -> None:
        self._knowledge = knowledge
        self._lexicon = lexicon

    @cached_property
    def ties(self) -> Ties:
        """The dated tables."""
        return Ties(self._knowledge)

    @cached_property
    def _posts(self) -> Posts:
        return Posts(self._knowledge, self._lexicon)

    def of(self, analysis: Analysis, mentions: list[Mention]) -> list[Mention]:
        """The mentions, with what is known of them on the day of the report."""
        published = analysis.document.published
        return [self._of(analysis, one, published[:10]) for one in mentions] if published else mentions

    def _of(self, analysis: Analysis, mention: Mention, day: str) -> Mention:
        value = mention.value
        if not isinstance(value, ActorValue):
            return mention
        if value.kind == "person":
            post = self._posts.of(analysis.quote(mention.start, mention.end), value)
            return self._held(mention, value, post, _first_day(analysis, mention, day), day) if post else mention
        if value.id and self.ties.named(value.id, day):
            return self._renamed(mention, value, _first_day(analysis, mention, day))
        return mention

    def _held(self, mention: Mention, value: ActorValue, post: Post, first: str, day: str) -> Mention:
        """The office with who held it; a title that is listed as one holder's name stands for the holder of the day."""
        holders = self.ties.holders(post.id, first, day)
        if len(holders) != 1 or holders[0].actor not in self._lexicon.actors:
            return mention
        holder = self._lexicon.actors[holders[0].actor]
        if holder.id == value.id:
            return mention
        listed = self._lexicon.actors.get(value.id or "")
        if listed is not None and listed.kind == "person":
            value = replace(holder, loaded=value.loaded)
        evidence = _evidence(mention, "actor.holder", holders[0], _of_holder(post, holder, holders[0], day))
        return replace(mention, value=value, evidence=(*mention.evidence, evidence))

    def _renamed(self, mention: Mention, value: ActorValue, day: str) -> Mention:
        names = [tie for tie in self.ties.named(value.id or "", day) if tie.of in self._lexicon.actors]
        if not names:
            return mention
        new = self._lexicon.actors[names[-1].of]
        since = f"since {names[-1].period.start}: {names[-1].source}"
        detail = f"«{value.name}» ({value.id}) has borne the name «{new.name}» {since}"
        evidence = _evidence(mention, "actor.renamed", names[-1], detail)
        return replace(mention, value=replace(new, loaded=value.loaded), evidence=(*mention.evidence, evidence))


def _of_holder(post: Post, holder: ActorValue, tie: Tie, day: str) -> str:
    who = f"«{holder.name}» ({holder.id}; {tie.period})"
    return f"the words tell an office, «{post.name}»; on {day} {who} held it: {tie.source}"


def _evidence(mention: Mention, rule: str, tie: Tie, detail: str) -> Evidence:
    return Evidence(rule, tie.where, detail, "actor", mention.start, mention.end)


def _first_day(analysis: Analysis, mention: Mention, day: str) -> str:
    """The earliest day that the mention's sentence may speak of: that of the report, or a date before it that it tells."""
    at = analysis.sentence_at(mention.first)
    if at < 0:
        return day
    sentence = analysis.sentences[at]
    return min([day, *_starts(analysis.between("time", sentence.first, sentence.last))])


def _starts(times: Iterable[Mention]) -> Iterable[str]:
    for time in times:
        if isinstance(time.value, TimeValue) and time.value.kind == "date":
            start = time.value.start or time.value.end
            if start:
                yield start[:10]


__all__ = ["Dated"]
