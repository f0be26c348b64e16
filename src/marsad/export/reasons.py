"""Why claims were lined up, and questions for a person: as JSON, and as rows of a table. The sentences are English."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from marsad.consolidate.compare import START, Comparison
from marsad.consolidate.reasons import Pair, Question, Why
from marsad.consolidate.sight import Telling
from marsad.model.fields import Json

_SHOWN = 6  # pairs that the table shows of an incident
_LEAST = 0.05  # log-odds; a feature that counted less is not shown in the table

Tellings = Callable[[str], Telling]
Names = Callable[[str], str | None]  # a claim → the id of its incident


def why_to_json(why: Why, names: Names) -> Json:
    """The pairs that tie an incident, and those that came near it with the incidents that they belong to."""
    return {
        "ties": [_pair(pair) for pair in why.ties],
        "misses": [{**_pair(pair), "incident": names(pair.other)} for pair in why.misses],
    }


def question_to_json(question: Question, tellings: Tellings, names: Names) -> Json:
    """A question with both quotes: who says so, when, in which words, of which incident."""
    pair = question.pair
    return {
        "joined": question.joined,
        "mean": round(question.mean, 3),
        "sum": round(pair.comparison.sum, 3),
        "claims": [_told(tellings(name), names(name)) for name in (pair.one, pair.other)],
        "reasons": _reasons(pair.comparison),
    }


def why_rows(why: Why, tellings: Tellings, names: Names) -> Iterator[tuple[str, str]]:
    """A row for each pair: its two triggers, what they come to and what counted most."""
    for pair in why.ties[:_SHOWN]:
        yield "why", f"{_words(pair, tellings)}: {_counted(pair.comparison)}"
    for pair in why.misses:
        yield "near", f"{_words(pair, tellings)} [{names(pair.other) or '-'}]: {_counted(pair.comparison)}"


def question_rows(question: Question, tellings: Tellings, names: Names) -> Iterator[tuple[str, str]]:
    """The two claims with their words, and what counted."""
    for name in (question.pair.one, question.pair.other):
        telling = tellings(name)
        document = telling.claim.document
        who = " ".join(filter(None, [document.publisher or document.source_id or document.id[:15], telling.published]))
        yield "claim", f"{who}: {telling.quote} [{name}]"
        yield "incident", names(name) or "-"
    yield "why", _counted(question.pair.comparison)


def _pair(pair: Pair) -> Json:
    comparison = pair.comparison
    return {"claims": [pair.one, pair.other], "sum": round(comparison.sum, 3), "reasons": _reasons(comparison)}


def _reasons(comparison: Comparison) -> list[Json]:
    return [
        {"feature": one.feature, "score": round(one.score, 3), "counted": round(one.counted, 3), "why": one.why}
        for one in comparison.reasons
    ]


def _told(telling: Telling, incident: str | None) -> Json:
    document = telling.claim.document
    return {
        "id": telling.id,
        "incident": incident,
        "document": telling.report,
        "publisher": document.publisher,
        "published": telling.published,
        "type": telling.type,
        "quote": telling.quote,
    }


def _words(pair: Pair, tellings: Tellings) -> str:
    return " + ".join(
        f"«{tellings(name).claim.event.trigger.text}» ({_outlet(tellings(name))})" for name in _ends(pair)
    )


def _ends(pair: Pair) -> tuple[str, str]:
    return pair.one, pair.other


def _outlet(telling: Telling) -> str:
    document = telling.claim.document
    return document.publisher or document.source_id or document.id[:15]


def _counted(comparison: Comparison) -> str:
    """The sum, where it begins, and the features by what they counted."""
    ranked = sorted(comparison.reasons, key=lambda one: -abs(one.counted))
    told = [f"{one.feature} {one.counted:+.1f} ({one.why})" for one in ranked if abs(one.counted) >= _LEAST]
    whole = START + sum(one.counted for one in comparison.reasons)
    held = "" if abs(whole - comparison.sum) < _LEAST else f" (of {whole:+.1f}, bounded)"
    return f"{comparison.sum:+.1f}{held} = {START:+.1f}; {'; '.join(told)}"
