"""What the dated tables of actors say together: ids that are none, facts told twice, two holders of one office, circles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from marsad.knowledge.lint.dated import FOLDER
from marsad.knowledge.periods import Period, bounds
from marsad.knowledge.problems import Problem, nearest
from marsad.knowledge.tables import Row

Rows = Callable[[str], list[Row]]

_BECOMES = ("renamed-to", "merged-into", "member-of")


def ties(rows: Rows) -> Iterator[Problem]:
    """What is wrong between the dated tables and the lists of actors; ``rows`` gives those of a pattern of names."""
    actors = {row["id"]: row.get("kind", "") for row in rows("actors/*.csv") if "id" in row}
    posts = {row["id"] for row in rows(FOLDER + "posts.csv") if "id" in row}
    told = [row for row in rows(FOLDER + "ties.csv") if _readable(row)]
    if actors:
        yield from _ends(told, actors, posts)
        for name in ("sides", "codes"):
            yield from _actors(rows(FOLDER + f"{name}.csv"), actors)
        yield from _bodies(rows(FOLDER + "posts.csv"), actors, {row["code"] for row in rows("actors/countries.csv")})
    yield from _twice(told, ("actor", "tie", "of"))
    yield from _holders(told)
    yield from _circles(told)
    yield from _sides(rows)
    yield from _twice([row for row in rows(FOLDER + "codes.csv") if _readable(row)], ("actor",))


def _readable(row: Row) -> bool:
    """Whether the line's dates can be compared; where not, they are told by themselves."""
    try:
        return {"actor", "from", "to"} <= row.keys() and bool((bounds(row["from"]), bounds(row["to"])))
    except ValueError:
        return False


def _ends(told: list[Row], actors: dict[str, str], posts: set[str]) -> Iterator[Problem]:
    for row in told:
        known = posts if row["tie"] == "office-of" else actors
        where = FOLDER + "posts.csv" if row["tie"] == "office-of" else "actors/*.csv"
        yield from _known(row, "actor", row["actor"], actors, "actors/*.csv")
        yield from _known(row, "of", row["of"], known, where)
        person = {"office-of": "actor", "led-by": "of"}.get(row["tie"])
        if person and actors.get(row[person], "person") != "person":
            yield _problem(row, f"«{row[person]}» is no person. Write the id of one.", f"«{row[person]}» ليس شخصا.")
        if row["actor"] == row["of"]:
            yield _problem(row, f"«{row['of']}» is tied to itself. Delete the line.", "الطرفان واحد. احذف السطر.")


def _actors(found: list[Row], actors: dict[str, str]) -> Iterator[Problem]:
    for row in found:
        if "actor" in row:
            yield from _known(row, "actor", row["actor"], actors, "actors/*.csv")


def _bodies(posts: list[Row], actors: dict[str, str], countries: set[str]) -> Iterator[Problem]:
    for row in posts:
        if row.get("of"):
            yield from _known(row, "of", row["of"], actors, "actors/*.csv")
        if row.get("country"):
            yield from _known(row, "country", row["country"], countries, "actors/countries.csv")
        if row.get("id") in actors:
            yield _problem(row, f"«{row['id']}» is the id of an actor. Give the office another.", "المعرف لجهة أخرى.")


def _known(row: Row, column: str, identity: str, known: Iterable[str], where: str) -> Iterator[Problem]:
    if identity and identity not in known:
        near = nearest(identity, known)
        english, arabic = (f"Write «{near}».", f"اكتب «{near}».") if near else ("Add it there.", "أضفه هناك.")
        yield _problem(
            row,
            f"«{identity}» under «{column}» stands nowhere in {where}. {english}",
            f"«{identity}» تحت «{column}» لا وجود له في {where}. {arabic}",
        )


def _twice(told: list[Row], columns: tuple[str, ...]) -> Iterator[Problem]:
    """One fact in two lines whose spans overlap."""
    for first, second in _overlapping(told, columns):
        yield _problem(
            second,
            f"The same stands at {first.where} for a part of this time. Join the two lines, or mend their dates.",
            f"المعلومة نفسها في {first.where} في بعض هذه المدة. اجمع السطرين أو صحح التواريخ.",
        )


def _holders(told: list[Row]) -> Iterator[Problem]:
    """Two holders of one office at one time, unless a line says that it was contested."""
    offices = [row for row in told if row["tie"] == "office-of" and row.get("contested") != "yes"]
    for first, second in _overlapping(offices, ("of",)):
        if first["actor"] != second["actor"]:
            yield _problem(
                second,
                f"«{first['actor']}» held «{first['of']}» at the same time ({first.where})."
                " Mend the dates, or write «yes» under «contested» in both lines.",
                f"كان «{first['actor']}» في المنصب نفسه في المدة نفسها ({first.where})."
                " صحح التواريخ أو اكتب yes تحت contested في السطرين.",
            )


def _circles(told: list[Row]) -> Iterator[Problem]:
    """A body that is, over some steps, part of itself, or named after itself, all at one time."""
    for tie in _BECOMES:
        pairs = {(row["actor"], row["of"]): row for row in told if row["tie"] == tie}
        for (actor, of), row in pairs.items():
            back = pairs.get((of, actor))
            if (
                back is not None
                and row.line > back.line
                and (tie != "member-of" or _period(row).overlaps(_period(back)))
            ):
                yield _problem(
                    row,
                    f"{back.where} says the reverse. Delete one of the two.",
                    f"يقول {back.where} عكس ذلك. احذف أحدهما.",
                )


def _sides(rows: Rows) -> Iterator[Problem]:
    """Conflicts and sides that are none; an actor on two sides of one conflict at one time."""
    conflicts = {row["id"]: row.many("sides") for row in rows(FOLDER + "conflicts.csv") if "id" in row}
    told = [row for row in rows(FOLDER + "sides.csv") if _readable(row) and {"conflict", "side"} <= row.keys()]
    for row in told if conflicts else ():
        where = FOLDER + "conflicts.csv"
        yield from _known(row, "conflict", row["conflict"], conflicts, where)
        yield from _known(row, "side", row["side"], conflicts.get(row["conflict"], [row["side"]]), where)
    yield from _twice(told, ("conflict", "actor", "side"))
    for first, second in _overlapping(told, ("conflict", "actor")):
        if first["side"] != second["side"]:
            yield _problem(
                second,
                f"«{second['actor']}» stands on another side of this conflict at {first.where}. Mend the dates or the side.",
                f"«{second['actor']}» في صف آخر من هذا النزاع في {first.where}. صحح التواريخ أو الصف.",
            )


def _overlapping(told: list[Row], columns: tuple[str, ...]) -> Iterator[tuple[Row, Row]]:
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in told:
        groups.setdefault(tuple(row.get(column, "") for column in columns), []).append(row)
    for group in groups.values():
        for first, second in combinations(group, 2):
            if _period(first).overlaps(_period(second)):
                yield first, second


def _period(row: Row) -> Period:
    return Period(row["from"], row["to"])


def _problem(row: Row, english: str, arabic: str) -> Problem:
    return Problem(row.file, row.line, english, arabic)
