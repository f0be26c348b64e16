"""``marsad export``: what was read, in the shapes that other tools take."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.incident_output import Language
from marsad.cli.profiles import Key, Preview, ProfileName, Way
from marsad.cli.read import Columns, Inputs, Own, Proxy, Published, Publisher, known, named_columns

if TYPE_CHECKING:
    from marsad.cli.gather import Defaults
    from marsad.cli.run import Run
    from marsad.cli.stored import Stored
    from marsad.export.format import Format, Material, Options
    from marsad.export.format import Unit as UnitName
    from marsad.export.out import Out
    from marsad.export.package import Made
    from marsad.model.incident import Incident


class Unit(StrEnum):
    """What a record of the export is."""

    claims = "claims"
    incidents = "incidents"


def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="jsonl, csv, xlsx, acled, ged, geojson, geoparquet, hxl, kml, timeline, ftm, bayanat, uwazi, "
            "webannotation, labelstudio, brat or conll.",
            show_default=False,
        ),
    ],
    inputs: Inputs,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FOLDER", help="A new folder, or that of an earlier export.", show_default=False
        ),
    ] = None,
    unit: Annotated[
        Unit | None,
        typer.Option(help="One record per claim or per incident, where the format takes both.", show_default=False),
    ] = None,
    language: Annotated[Language, typer.Option(help="The language of codebook, titles and notes.")] = Language.ar,
    licence: Annotated[
        str | None, typer.Option(metavar="NAME", help="The licence under which you give it on, such as CC-BY-4.0.")
    ] = None,
    circles: Annotated[
        bool, typer.Option("--circles", help="Of geojson: also the circle that each place may lie in.")
    ] = False,
    profile: ProfileName = "internal",
    preview: Preview = False,
    key: Key = None,
    moment: Annotated[bool, typer.Option("--with-moment", help="Write into the package when it was made.")] = False,
    published: Published = None,
    publisher: Publisher = None,
    earlier: Annotated[
        Path | None,
        typer.Option(metavar="FILE", exists=True, dir_okay=False, help="Incidents of an earlier run, whose ids go on."),
    ] = None,
    own: Own = None,
    columns: Columns = None,
    proxy: Proxy = None,
) -> None:
    """Write claims or incidents for other tools, with a codebook and a data package that say what was dropped.

    Inputs are those of «read», claims that «read» wrote, or incidents that «incidents» wrote. Exit status as of «read».
    """
    from marsad.export.format import Options
    from marsad.export.package import Made

    chosen = _format(form, output, preview)
    if output is not None:
        _refuse_inside(inputs, output)
    options = Options(language.value, _unit(chosen, unit), circles)
    way = Way(profile, key, preview)
    query: dict[str, object] = {"unit": options.unit, "language": options.language, "circles": circles}
    query |= {name: value for name, value in (("published", published), ("publisher", publisher)) if value is not None}
    made = Made(tuple(map(_shown, inputs)), query, _licence(licence), _moment() if moment else None)
    defaults = (published, publisher, named_columns(columns), proxy)
    _run(chosen, inputs, output, options, made, defaults, own, earlier, way)


def _format(name: str, output: Path | None, preview: bool) -> Format:
    from marsad.errors import ExportError
    from marsad.export.formats import format_named
    from marsad.export.out import check_place

    try:
        chosen = format_named(name)
    except ExportError as error:
        raise typer.BadParameter(str(error), param_hint="'FORMAT'") from error
    if output is None:
        if not preview:
            raise typer.BadParameter("give the folder to write, or --preview to write nothing", param_hint="'-o'")
        return chosen
    try:
        check_place(output)
    except ExportError as error:
        raise typer.BadParameter(str(error), param_hint="'-o'") from error
    if output.suffix.lower() == chosen.suffix and not output.exists():
        reason = f"an export is a folder with its codebook; give the name of one, such as {output.stem or 'export'}"
        raise typer.BadParameter(reason, param_hint="'-o'")
    return chosen


def _refuse_inside(inputs: list[str], output: Path) -> None:
    """An input that lies in the folder of an earlier export would go with it."""
    place = os.path.realpath(output)
    for name in inputs:
        if os.path.exists(name) and os.path.commonpath([place, os.path.realpath(name)]) == place:
            reason = f"{name} lies in {output}, which would be replaced; give the name of another folder"
            raise typer.BadParameter(reason, param_hint="'-o'")


def _unit(chosen: Format, wanted: Unit | None) -> UnitName:
    if wanted is None:
        return chosen.units[0]
    if wanted.value not in chosen.units:
        reason = f"{chosen.name} takes {' or '.join(chosen.units)}, not {wanted.value}; leave --unit away"
        raise typer.BadParameter(reason, param_hint="'--unit'")
    return wanted.value


def _licence(text: str | None) -> str | None:
    from marsad.errors import ExportError
    from marsad.export.package import licence_checked

    try:
        return None if text is None else licence_checked(text)
    except ExportError as error:
        raise typer.BadParameter(str(error), param_hint="'--licence'") from error


def _shown(name: str) -> str:
    """An input as the package names it: an address whole, a file without the folders of whoever made the export."""
    return name if "://" in name or name == "-" else os.path.basename(os.path.normpath(name))


def _moment() -> str:
    from datetime import UTC, datetime

    from marsad.ingest.dates import utc

    return utc(datetime.now(UTC))


def _run(
    chosen: Format, inputs: list[str], output: Path | None, options: Options, made: Made, defaults: Defaults,
    own: Path | None, earlier: Path | None, way: Way,
) -> None:  # fmt: skip
    from marsad.cli import run as runs
    from marsad.cli.incidents import earlier_of
    from marsad.cli.output import is_terminal
    from marsad.cli.stored import opened_stores
    from marsad.export.run import export as export_all

    run = runs.Run(runs.new_reader, known(own), is_terminal(sys.stderr))
    try:
        with opened_stores(inputs) as stored:
            told = _material(chosen, inputs, run, defaults, options, earlier_of(earlier), stored)
            material = way.through(told, made)
            if output is None or way.preview:
                way.show(material, options)
                run.end()
                return
            out = export_all(chosen, material, output, options, made)
    except KeyboardInterrupt:
        typer.echo(f"stopped after {run.documents:,} documents; nothing was written", err=True)
        raise typer.Exit(130) from None
    _tell(out, options, run, output)
    run.end()


def _material(
    chosen: Format, inputs: list[str], run: Run, defaults: Defaults, options: Options, earlier: list[Incident],
    stored: Stored,
) -> Material:  # fmt: skip
    from marsad.cli.gather import claims_in, incidents_in
    from marsad.export.format import Material

    if options.unit == "claims" and not chosen.needs_both:
        return Material(claims_in(inputs, run, defaults, stored), (), run.knowledge)
    gathered = incidents_in(inputs, run, defaults, earlier, stored)
    return Material(gathered.claims, gathered.incidents, run.knowledge)


def _tell(out: Out, options: Options, run: Run, output: Path) -> None:
    """Say what was left out, always; and what was written, where somebody watches."""
    from marsad.export.package import most
    from marsad.text.visible import visible

    for word, counted in (("left out", out.left), ("note", out.remarks)):
        for reason, number in most(counted):
            typer.echo(f"{word}: {number:,}: {reason.in_(options.language)}", err=True)
    if run.progress:
        names = ", ".join(file.name for file in out.files)
        typer.echo(f"{out.records:,} records in {visible(str(output))}: {names}, datapackage.json", err=True)
