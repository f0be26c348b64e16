"""Tables of reference events for tests, in the shape of their makers and invented from beginning to end."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,"
    "assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,"
    "geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
).split(",")
GED = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_name,side_a,"
    "side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,"
    "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low"
).split(",")

STRIKE = {
    "event_id_cnty": "SYR1", "event_date": "24 July 2015", "time_precision": "1", "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike", "actor1": "Military Forces of Syria (2000-2024)", "actor2": "Civilians (Syria)",
    "location": "Saraqab", "latitude": "35.864", "longitude": "36.805", "geo_precision": "1", "fatalities": "8",
    "notes": "Invented.",
}  # fmt: skip
GED_STRIKE = {
    "id": "9001", "type_of_violence": "3", "side_a": "Government of Syria", "side_b": "Civilians", "date_start": "2015-07-24",
    "date_end": "2015-07-24", "latitude": "35.864", "longitude": "36.805", "where_prec": "1", "where_coordinates": "Saraqab",
    "best": "8", "low": "6", "high": "9",
}  # fmt: skip


def table(columns: Sequence[str], *rows: Mapping[str, str]) -> str:
    """A CSV text of all columns; a cell that a row does not give is empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
