"""What is to be said of judgements themselves: which stand, which a later one contradicts, which rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from marsad.consolidate.anchors import Seen
from marsad.consolidate.judged import Judged
from marsad.model.judgement import Judgement, Subject
from marsad.text.visible import visible


def contradicted(judgements: Iterable[Judgement]) -> dict[str, list[str]]:
    """Judgements that a later one contradicts, by id, with those later ones; each subject is taken for its first anchor."""
    judged = Judged(judgements)
    for judgement in judged.standing:
        for subject in judgement.subjects:
            anchor = subject.anchors[0]
            judged.meet("", [Seen(anchor.claim, anchor.type or "", anchor.start or 0, anchor.end or 0)])
    return judged.constraints.fallen


def remarks(judged: Judged) -> Iterator[tuple[str, str]]:
    """What was not followed and why, with what to do: for whoever lines up reports under judgements."""
    for judgement in judged.standing:
        name = _named(judgement)
        if judgement.id in judged.constraints.fallen:
            later = ", ".join(judged.constraints.fallen[judgement.id]) or "one that makes them one claim"
            yield f"{name} is contradicted by {later}, which is later and is followed", "undo the one that is wrong"
        elif judgement.id in judged.unfollowed:
            yield f"{name}: {judged.unfollowed[judgement.id]}", "choose another value, or undo it"
        found = judged.anchors.of(judgement)
        missing = [one.id for one, claim in zip(judgement.subjects, found, strict=True) if claim is None]
        if missing:
            yield (
                f"{name} rests: no claim of {', '.join(missing)} is among these reports",
                "give the reports that tell it",
            )
    for judgement in judged.unknown:
        yield f"{_named(judgement)} undoes {judgement.undoes}, which is not there", "give the file that holds it"


def listed(judgements: Sequence[Judgement]) -> Iterator[str]:
    """A line for each judgement, in the order given: id, moment, who, what, of what, and whether it still holds."""
    judged = Judged(judgements)
    standing, fallen = set(judged.rank), contradicted(judgements)
    for one in judgements:
        what = f"{one.field} = {one.value}" if one.kind == "value" else one.undoes or ""
        parts = [one.id, f"{one.at[:16]}Z", one.by, one.kind, what, *map(_shown, one.subjects)]
        if one.kind != "undo" and one.id not in standing:
            parts.append("(undone)")
        if one.id in fallen:
            parts.append(f"(contradicted by {', '.join(fallen[one.id])})")
        yield visible("  ".join(filter(None, [*parts, one.note and f"— {one.note}"])))


def _shown(subject: Subject) -> str:
    words = next((anchor.text for anchor in subject.anchors if anchor.text), None)
    return f"{subject.id} «{words}»" if words else subject.id


def _named(judgement: Judgement) -> str:
    return f"judgement {judgement.id} ({judgement.kind}, {judgement.by}, {judgement.at[:10]})"
