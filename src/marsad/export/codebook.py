"""The codebook of an export: what it is, every column, how numbers and codes are chosen, what is dropped and left out."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

from marsad.export.columns import Table
from marsad.export.format import Format, Options
from marsad.export.out import File, Out
from marsad.export.package import Made, most
from marsad.export.profiles.withheld import withheld_lines
from marsad.export.said import Language, Said, said

NAME = "codebook.md"


def write_codebook(form: Format, out: Out, options: Options, made: Made, digest: str) -> None:
    """Put ``codebook.md`` beside the data."""
    with out.text(File(NAME, "text/markdown")) as write:
        for line in codebook(form, out, options, made, digest):
            write(line + "\n")


def codebook(form: Format, out: Out, options: Options, made: Made, digest: str) -> Iterator[str]:
    """The lines of the codebook in the language asked for."""
    language = options.language

    def say(key: str) -> str:
        return said(key).in_(language)

    yield from (f"# {form.title.in_(language)}", "")
    made_by = say("codebook-made").format(version=version("marsad"), records=out.records, knowledge=digest[:12])
    yield from (made_by, "", form.licence.in_(language), "")
    if made.licence is not None:
        yield from (f"{say('codebook-licence')}: {made.licence}", "")
    for table in form.tables(options):
        yield from _table(table, language)
    yield from _listed(say("codebook-rules"), form.rules, language)
    yield from _listed(say("codebook-drops"), form.drops, language)
    left = [f"{why.in_(language)}: {number}" for why, number in most(out.left)]
    left += [f"{what.in_(language)}: {number}" for what, number in most(out.remarks)]
    yield from (f"## {say('codebook-left')}", "")
    yield from ([f"- {line}" for line in left] or [say("codebook-nothing")])
    if made.profile:
        yield from ("", *withheld_lines(made.profile, language))


def _table(table: Table, language: Language) -> Iterator[str]:
    yield from (f"## {table.name}", "", table.row.in_(language), "")
    heads = [said(f"codebook-{head}").in_(language) for head in ("column", "type", "meaning")]
    yield f"| {' | '.join(heads)} |"
    yield "| --- | --- | --- |"
    for column in table.columns:
        yield f"| `{column.name}` | {column.type} | {column.meaning.in_(language).replace('|', '/')} |"
    yield ""


def _listed(head: str, items: tuple[Said, ...], language: Language) -> Iterator[str]:
    if items:
        yield from (f"## {head}", "")
        yield from (f"- {item.in_(language)}" for item in items)
        yield ""
