"""What each format writes of the analysed documents: one piece of text per document."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from marsad.cli.output import Screen
from marsad.export.bidi import Mode, turner
from marsad.export.jsonl import claim_line, mention_line
from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.text.conllu import to_conllu

Writer: TypeAlias = Callable[[Iterable[Analysis]], Iterator[str]]


def claims_jsonl(analyses: Iterable[Analysis]) -> Iterator[str]:
    """One line of JSON per claim."""
    for analysis in analyses:
        yield "".join(map(claim_line, analysis.claims))


def claims_csv(analyses: Iterable[Analysis]) -> Iterator[str]:
    """A header, then one row per claim."""
    from marsad.export.table_csv import csv_rows

    yield from csv_rows(claim for analysis in analyses for claim in analysis.claims)


def at_least(least: float, write: Writer) -> Writer:
    """The same writer without the claims that are ranked below ``least``; claims without a rank stay."""

    def kept(analyses: Iterable[Analysis]) -> Iterator[Analysis]:
        for analysis in analyses:
            ranked = ((claim, claim.event.rank) for claim in analysis.claims)
            yield replace(analysis, claims=[claim for claim, rank in ranked if rank is None or rank >= least])

    return lambda analyses: write(kept(analyses))


def table(knowledge: Knowledge, on: Screen, bidi: Mode) -> Writer:
    """Blocks of lines for the eye; set for the terminal's width where there is one."""
    from marsad.export.labels import Labels
    from marsad.export.terminal import ClaimTable
    from marsad.export.values import Values

    claims = ClaimTable(Values(Labels(knowledge)), turner(bidi, os.environ), on.width, on.watched, on.colour)

    def write(analyses: Iterable[Analysis]) -> Iterator[str]:
        for analysis in analyses:
            yield "".join(claims.document(analysis.document, analysis.claims))

    return write


def mentions_jsonl(analyses: Iterable[Analysis]) -> Iterator[str]:
    """One line of JSON per mention, in the order of the text."""
    for analysis in analyses:
        yield "".join(mention_line(analysis.document, mention) for mention in analysis.all_mentions())


def tokens_conllu(analyses: Iterable[Analysis]) -> Iterator[str]:
    """The sentences in CoNLL-U."""
    yield from map(to_conllu, analyses)
