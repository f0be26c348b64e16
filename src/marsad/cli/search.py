"""``marsad search``: what the reports of a case say, found by words in all their forms and by what their claims tell."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.incident_output import Language
from marsad.cli.read import Bidi, Output, Own, day_of, known

if TYPE_CHECKING:
    from marsad.knowledge import Knowledge
    from marsad.store.search.hits import Answer


class Format(StrEnum):
    """How answers are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


def search(
    store: Annotated[
        str, typer.Argument(metavar="CASE", help="A case that «marsad index» read, or its database or address.")
    ],
    query: Annotated[
        str,
        typer.Argument(
            metavar="[QUERY]",
            help='Words; OR, NOT or -, brackets; "a phrase"; =exact; begin*. May be empty where there are filters.',
            show_default=False,
        ),
    ] = "",
    types: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="An event type: air-strike.")
    ] = None,
    actors: Annotated[
        list[str] | None, typer.Option("--actor", metavar="NAME", help="Who took part: words, a name or an id.")
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="PLACE", help="A place of the gazetteer («طرابلس, LB»), or LAT,LON.")
    ] = None,
    km: Annotated[float | None, typer.Option(metavar="N", help="The radius around the place, in km.")] = None,
    since: Annotated[
        str | None, typer.Option(callback=day_of, metavar="DATE", help="The first day of the events.")
    ] = None,
    until: Annotated[str | None, typer.Option(callback=day_of, metavar="DATE", help="Their last day.")] = None,
    publishers: Annotated[
        list[str] | None, typer.Option("--publisher", metavar="NAME", help="Who published it.")
    ] = None,
    speakers: Annotated[
        list[str] | None, typer.Option("--speaker", metavar="NAME", help="Who says so, of the chain of sources.")
    ] = None,
    kinds: Annotated[
        list[str] | None,
        typer.Option("--source-kind", metavar="KIND", help="What kind of source: official, monitor, …"),
    ] = None,
    factualities: Annotated[
        list[str] | None, typer.Option("--factuality", metavar="HOW", help="asserted, alleged, denied, …")
    ] = None,
    materiel: Annotated[
        list[str] | None, typer.Option(metavar="ITEM", help="Arms: words, a name, an id or a category.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say for each word found by which form: as written, folded, by its lemma.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=100_000, metavar="N", help="How many documents are told.")] = 20,
    form: Annotated[
        Format | None, typer.Option("--format", help="Default: table on a terminal, else jsonl.", show_default=False)
    ] = None,
    output: Output = None,
    language: Annotated[Language, typer.Option(help="The language of the table's labels.")] = Language.ar,
    bidi: Annotated[
        Bidi, typer.Option(help="Turn Arabic round for the terminal: on, off (it does so itself), or auto.")
    ] = Bidi.auto,
    own: Own = None,
) -> None:
    """Find words of a case's reports in any of their forms, or claims by type, actor, place, day, source and arms.

    A query that begins with «-» stands behind «--». Exit status: 0 searched, 1 failed, 2 wrong usage.
    """
    from marsad.cli.output import is_terminal, opened
    from marsad.errors import QueryError
    from marsad.store import open_store
    from marsad.store.search import Filters, Search

    if since and until and until < since:
        raise typer.BadParameter(f"--until {until} comes before --since {since}; change them round")
    knowledge = known(own)
    try:
        filters = Filters(
            types=_among(types, _types(knowledge), "--type"),
            since=since,
            until=until,
            publishers=tuple(publishers or ()),
            speakers=tuple(speakers or ()),
            kinds=_among(kinds, _source_kinds(), "--source-kind"),
            factualities=_among(factualities, _factualities(), "--factuality"),
            **_resolved(knowledge, place, km, actors, materiel),  # type: ignore[arg-type]
        )
        with open_store(store) as opened_store:
            answer = Search(opened_store, knowledge).find(query, filters, limit)
    except QueryError as error:
        raise typer.BadParameter(str(error)) from error
    _warn(answer, store)
    chosen = form or (Format.table if output is None and is_terminal(sys.stdout) else Format.jsonl)
    with opened(output) as write:
        for piece in _written(answer, chosen, knowledge, language, bidi, explain, output is None):
            write(piece)


def _among(given: list[str] | None, there: Collection[str], option: str) -> tuple[str, ...]:
    """The values of a filter; typer.BadParameter for one that is none."""
    for value in given or ():
        if value not in there:
            raise typer.BadParameter(f"there is no «{value}»; there are {', '.join(there)}", param_hint=f"'{option}'")
    return tuple(given or ())


def _types(knowledge: Knowledge) -> Collection[str]:
    from marsad.knowledge.ontology import Ontology

    return Ontology(knowledge).types


def _source_kinds() -> Collection[str]:
    from marsad.model.claim import SOURCE_KINDS

    return SOURCE_KINDS


def _factualities() -> Collection[str]:
    from marsad.model.claim import FACTUALITIES

    return FACTUALITIES


def _resolved(
    knowledge: Knowledge, place: str | None, km: float | None, actors: list[str] | None, materiel: list[str] | None
) -> dict[str, object]:
    """The filters whose names the knowledge knows. Raises QueryError for a place that is none."""
    from marsad.store.search.resolving import actor_of, area_of, materiel_of

    if place is None and km is not None:
        raise typer.BadParameter("--km is the radius around --place; give the place too", param_hint="'--km'")
    return {
        "area": None if place is None else area_of(knowledge, place, km),
        "actors": tuple(actor_of(knowledge, one) for one in actors or ()),
        "materiel": tuple(materiel_of(knowledge, one) for one in materiel or ()),
    }


def _warn(answer: Answer, store: str) -> None:
    if answer.unindexed:
        typer.echo(
            f"note: the words of {answer.unindexed:,} documents are not indexed yet; «marsad index {store}» does it",
            err=True,
        )


def _written(
    answer: Answer, form: Format, knowledge: Knowledge, language: Language, bidi: Bidi, explain: bool, to_screen: bool
) -> Iterator[str]:
    from marsad.cli.output import screen
    from marsad.export.bidi import turner
    from marsad.export.hits import AnswerTable, answer_csv, answer_jsonl
    from marsad.export.labels import Labels
    from marsad.export.values import Values

    if form is not Format.table:
        yield from answer_jsonl(answer) if form is Format.jsonl else answer_csv(answer)
        return
    on, turn = screen(to_screen), turner(bidi.value, os.environ)
    table = AnswerTable(Values(Labels(knowledge)), turn, on.width, on.watched and language is Language.ar, on.colour)
    table.english, table.explain = language is Language.en, explain
    yield from table.answer(answer)
