"""Each finding in the dated tables of actors: a tiny broken table in, its line and what to do out."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.knowledge import Knowledge
from marsad.knowledge.base import BUNDLED
from marsad.knowledge.lint import lint
from marsad.knowledge.periods import Period

FOLDER = "actors/dated/"
ACTORS = """id,name,kind,aliases,country,loaded,name_en
front,جبهة,armed-group,,SY,,Front
army,جيش,state-forces,,SY,,Army
ahmed,أحمد علي,person,,SY,,Ahmed
salem,سالم علي,person,,SY,,Salem
"""
COUNTRIES = "code,name,slug,nisba,forces,plural,state,cities,name_en\nSY,سوريا,syrian,سوري,army,,syria,دمشق,Syria\n"
POSTS = "id,name,kind,titles,country,of,name_en\npresident,رئيس سوريا,government,الرئيس,SY,,President\n"
CONFLICTS = "id,name,sides,country,name_en\nwar,حرب,state|rebels,SY,War\n"
HEADERS = {
    "ties": "actor,tie,of,from,to,source,contested",
    "sides": "conflict,actor,side,from,to,source",
    "codes": "actor,acled_inter,plover_role,from,to,source",
    "posts": "id,name,kind,titles,country,of,name_en",
}


def findings(folder: Path, name: str, *rows: str) -> list[str]:
    """What the checker says of one dated table, the others being right."""
    held = {
        "actors/syria.csv": ACTORS,
        "actors/countries.csv": COUNTRIES,
        FOLDER + "posts.csv": POSTS,
        FOLDER + "conflicts.csv": CONFLICTS,
        "ontology/shelling.yaml": (BUNDLED / "ontology/shelling.yaml").read_text(encoding="utf-8"),
        f"{FOLDER}{name}.csv": "\n".join([HEADERS[name], *rows]) + "\n",
    }
    for file, text in held.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    problems = lint(Knowledge(folder))
    return [
        f"{one.file.removeprefix(FOLDER)}:{one.line}: {one.english}" for one in problems if one.file.startswith(FOLDER)
    ]


@pytest.mark.parametrize(
    ("name", "rows", "line", "says"),
    [
        ("ties", ["front,member-of,nobody,,,un,"], 2, "«nobody» under «of» stands nowhere in actors/*.csv."),
        ("ties", ["frnt,member-of,army,,,un,"], 2, "Write «front»."),
        ("ties", ["front,member,army,,,un,"], 2, "«member» cannot stand under «tie»."),
        ("ties", ["front,member-of,army,2016-02-30,,un,"], 2, "«2016-02-30» under «from» is no date."),
        ("ties", ["front,member-of,army,spring,,un,"], 2, "«spring» under «from» is no date."),
        ("ties", ["front,member-of,army,2016-03,2016-02,un,"], 2, "«from» (2016-03) is after «to» (2016-02). Swap them."),
        ("ties", ["front,member-of,army,2017,2016,un,"], 2, "is after «to»"),
        ("ties", ["front,member-of,army,,,,"], 2, "«source» is empty. Write where the fact is public."),
        ("ties", ["front,led-by,army,,,un,"], 2, "«army» is no person."),
        ("ties", ["army,office-of,president,,,un,"], 2, "«army» is no person."),
        ("ties", ["ahmed,office-of,presidnt,,,un,"], 2, "stands nowhere in actors/dated/posts.csv. Write «president»."),
        ("ties", ["front,member-of,front,,,un,"], 2, "is tied to itself"),
        (
            "ties",
            ["front,member-of,army,2015,2017,un,", "front,member-of,army,2016,2018,eu,"],
            3,
            "The same stands at actors/dated/ties.csv:2 for a part of this time.",
        ),
        (
            "ties",
            ["ahmed,office-of,president,2015-01-01,2016-01-01,un,", "salem,office-of,president,2015-06-01,,un,"],
            3,
            "«ahmed» held «president» at the same time",
        ),
        (
            "ties",
            ["front,renamed-to,army,2015,,un,", "army,renamed-to,front,2017,,un,"],
            3,
            "actors/dated/ties.csv:2 says the reverse.",
        ),
        ("sides", ["peace,front,rebels,,,un"], 2, "«peace» under «conflict» stands nowhere"),
        ("sides", ["war,front,rebel,,,un"], 2, "Write «rebels»."),
        ("sides", ["war,front,rebels,,,un", "war,front,state,,,un"], 3, "stands on another side of this conflict at"),
        ("codes", ["front,9,MIL,,,un"], 2, "«9» cannot stand under «acled_inter»."),
        ("codes", ["front,1,MLI,,,un"], 2, "«MLI» cannot stand under «plover_role»."),
        ("codes", ["front,1,MIL,2015,,un", "front,2,MIL,2016,,un"], 3, "The same stands at"),
        ("posts", ["front,رئيس,government,الرئيس,SY,,x"], 2, "«front» is the id of an actor."),
        ("posts", ["chief,رئيس,government,الرئيس,,nobody,x"], 2, "«nobody» under «of» stands nowhere"),
        ("posts", ["chief,رئيس,ruler,الرئيس,SY,,x"], 2, "«ruler» cannot stand under «kind»."),
    ],
)  # fmt: skip
def test_a_broken_line_is_told(tmp_path: Path, name: str, rows: list[str], line: int, says: str) -> None:
    found = findings(tmp_path, name, *rows)
    assert any(one.startswith(f"{name}.csv:{line}: ") and says in one for one in found), found


@pytest.mark.parametrize(
    "rows",
    [
        [
            "ahmed,office-of,president,2015-01-01,2016-01-01,un,",
            "salem,office-of,president,2016-01-01,,un,",
        ],  # handover
        ["ahmed,office-of,president,2015,2016,un,", "salem,office-of,president,2016,,un,"],
        ["ahmed,office-of,president,2015,2018,un,yes", "salem,office-of,president,2016,,un,yes"],
        ["front,member-of,army,2014,2015,un,", "front,member-of,army,2017,,un,"],
        ["front,allied-with,army,,,un,", "army,led-by,ahmed,,,un,", "army,led-by,salem,,,un,"],
    ],
)
def test_what_may_stand(tmp_path: Path, rows: list[str]) -> None:
    assert findings(tmp_path, "ties", *rows) == []


@pytest.mark.parametrize(
    ("period", "day", "holds"),
    [
        (Period("2015", "2017"), "2016-06-01", True),
        (Period("2015", "2017"), "2015-12-30", False),
        (Period("2015", "2017"), "2017-01-02", False),
        (Period("2016-02", ""), "2016-02-29", True),
        (Period("2016-02", ""), "2016-02-28", False),
        (Period("2016-07-26", "2016-07-26"), "2016-07-26", True),
        (Period("", ""), "1900-01-01", True),
    ],
)
def test_a_period_says_no_more_than_its_dates(period: Period, day: str, holds: bool) -> None:
    assert period.holds(day) is holds
