"""Every export format, in the order in which they are shown."""

from __future__ import annotations

from marsad.errors import ExportError
from marsad.export.acled import ACLED_FORMAT
from marsad.export.bayanat import BAYANAT
from marsad.export.brat import BRAT
from marsad.export.conll import CONLL
from marsad.export.format import Format
from marsad.export.ftm import FTM
from marsad.export.ged import GED_FORMAT
from marsad.export.geojson import GEOJSON
from marsad.export.geoparquet import GEOPARQUET
from marsad.export.hxl import HXL
from marsad.export.kml import KML
from marsad.export.labelstudio import LABEL_STUDIO
from marsad.export.lines import JSONL
from marsad.export.tables import CSV
from marsad.export.timeline import TIMELINE
from marsad.export.uwazi import UWAZI
from marsad.export.webannotation import WEB_ANNOTATION
from marsad.export.xlsx import XLSX

FORMATS: tuple[Format, ...] = (
    JSONL,
    CSV,
    XLSX,
    ACLED_FORMAT,
    GED_FORMAT,
    GEOJSON,
    GEOPARQUET,
    HXL,
    KML,
    TIMELINE,
    FTM,
    BAYANAT,
    UWAZI,
    WEB_ANNOTATION,
    LABEL_STUDIO,
    BRAT,
    CONLL,
)


def format_named(name: str) -> Format:
    """The format of a name; ExportError lists the names there are."""
    found = next((form for form in FORMATS if form.name == name), None)
    if found is None:
        raise ExportError(f"there is no format «{name}»; the formats are {', '.join(form.name for form in FORMATS)}")
    return found
