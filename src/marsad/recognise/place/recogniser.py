"""Finds the places of a document and says which places of the world they are."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.mention import ActorValue, Mention
from marsad.recognise.place.beside import Names
from marsad.recognise.place.entry import Entry
from marsad.recognise.place.gazetteer import Gazetteer, name_key
from marsad.recognise.place.judge import Judge
from marsad.recognise.place.lexicon import PlaceLexicon
from marsad.recognise.place.modifiers import Modifiers
from marsad.recognise.place.resolve import Resolver, Surroundings
from marsad.recognise.place.scan import Scanner
from marsad.recognise.place.title import countries_of_title
from marsad.recognise.place.view import Found, View

TITLE_WEIGHT = 2


class PlaceRecogniser:
    """Names are scanned, widened by the words around them, judged, and resolved. The gazetteer loads when first used."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer(self._knowledge)

    @cached_property
    def _lexicon(self) -> PlaceLexicon:
        return PlaceLexicon(self._knowledge)

    @cached_property
    def _scanner(self) -> Scanner:
        return Scanner(self.gazetteer, self._lexicon)

    @cached_property
    def _modifiers(self) -> Modifiers:
        return Modifiers(self._lexicon)

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(self.gazetteer, self._lexicon)

    def find(self, analysis: Analysis) -> list[Mention]:
        """The place mentions, in the order of the text; none overlaps another."""
        view = View(analysis)
        found = self._scanner.scan(view)
        if not found:
            return []
        self._modifiers.read(view, found)
        judge = Judge(self._lexicon, self.gazetteer.risky_names, view)
        for country, weight in _named_elsewhere(analysis, self.gazetteer).items():
            judge.countries[country] += weight
        kept = _apart(judge.keep(found))
        publisher = self._lexicon.publishers.get(name_key(analysis.document.publisher or ""))
        around = Surroundings(judge.countries, judge.units, judge.sure, publisher=publisher)
        mentions: list[Mention] = []
        for group in _by_sentence(analysis, kept):
            mentions.extend(self._resolved(analysis, group, around))
        return mentions

    def _resolved(self, analysis: Analysis, group: list[Found], around: Surroundings) -> list[Mention]:
        """The mentions of one sentence; what is sure there speaks for what is not."""
        mentions = []
        names = Names(group)
        for item, previous in zip(group, [None, *group], strict=False):
            if previous is not None:
                _share_head(analysis, previous, item)
            around.beside = names.beside(item)
            if item.anaphor:
                names.drop(item)
                item.entries = self._home(around)
                names.add(item)
            first, last = analysis.words[item.first], analysis.words[item.last - 1]
            phrase = " ".join(token for token in analysis.quote(first.start, last.end).split())
            value, _, evidence = self._resolver.value(item, around, phrase)
            mentions.append(Mention("place", first.start, last.end, item.first, item.last, value, evidence))
        return mentions

    def _home(self, around: Surroundings) -> tuple[Entry, ...]:
        """The country that the report speaks of most, or nothing where two are named as often."""
        most = around.countries.most_common(2)
        if not most or (len(most) == 2 and most[0][1] == most[1][1]):
            return ()
        entry = self.gazetteer.by_slug.get(most[0][0])
        return (entry,) if entry else ()


def _named_elsewhere(analysis: Analysis, gazetteer: Gazetteer) -> Counter[str]:
    """The countries of the actors and of the title."""
    counts: Counter[str] = Counter()
    for mention in analysis.mentions.get("actor", ()):
        if isinstance(mention.value, ActorValue) and mention.value.country:
            counts[mention.value.country] += 1
    for country in countries_of_title(analysis.document.title, gazetteer):
        counts[country] += TITLE_WEIGHT
    return counts


def _share_head(analysis: Analysis, previous: Found, item: Found) -> None:
    """«محافظة الضالع ولحج»: a governorate, and what «و» joins to it where it can be one."""
    head = previous.head
    if head is None or head.kind != "governorate" or item.head is not None or item.left - previous.last > 2:
        return
    between = analysis.words[previous.last : item.left]
    if not between or between[-1].upos != "CCONJ":
        return
    if any(entry.kind == "governorate" for entry in item.entries):
        item.head = head


def _apart(found: list[Found]) -> list[Found]:
    """What overlaps an earlier name is dropped (a phrase widened to the left may reach into a list)."""
    kept: list[Found] = []
    for item in found:
        if not kept or item.first >= kept[-1].last:
            kept.append(item)
    return kept


def _by_sentence(analysis: Analysis, found: list[Found]) -> list[list[Found]]:
    groups: list[list[Found]] = []
    sentences = iter(analysis.sentences)
    sentence = next(sentences, None)
    reached = -1
    for item in found:
        while sentence is not None and item.first >= sentence.last:
            sentence = next(sentences, None)
        start = sentence.first if sentence is not None else 0
        if start != reached or not groups:
            groups.append([])
            reached = start
        groups[-1].append(item)
    return groups
