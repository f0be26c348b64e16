"""Each kind of finding: a tiny broken file in, its line and the words that say what is wrong and what to do out."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from marsad.knowledge import Knowledge
from marsad.knowledge.base import BUNDLED
from marsad.knowledge.lint import files, lint
from marsad.knowledge.lint.columns import COLUMNS, columns_of
from marsad.knowledge.lint.schema import shape_of
from marsad.knowledge.problems import Problem

ACTORS = "actors/syria.csv"
ACTOR_COLUMNS = "id,name,kind,aliases,country,loaded,name_en"
PLACES = "gazetteer/seed/syria.csv"
PLACE_COLUMNS = "id,name,kind,aliases,country,lat,lon,admin1,parent,geonames,population"
RULES = "rules/events/mine.yaml"
TYPE = "ontology/shelling.yaml"
RULE = """- id: shelling.mine
  name: قصف
  why: سبب
  event: shelling
  triggers:
    - verb: قصف
  pattern:
    - trigger: any
    - slot: agent
  examples:
    - text: قصف الجيش البلدة
  counter_examples:
    - text: لم يحدث شيء
      because: لا قصف فيه
"""


def findings(folder: Path, held: dict[str, str | bytes]) -> list[Problem]:
    """What the checker says of a knowledge that consists of these files and of one event type."""
    for name, content in {TYPE: "", **held}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name == TYPE and not content:
            path.write_bytes((BUNDLED / TYPE).read_bytes())
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return lint(Knowledge(folder))


def rule(old: str, new: str) -> dict[str, str]:
    assert old in RULE
    return {RULES: RULE.replace(old, new)}


def table(*rows: str, columns: str = ACTOR_COLUMNS, name: str = ACTORS) -> dict[str, str]:
    return {name: "\n".join([columns, *rows]) + "\n"}


def place(*rows: str) -> dict[str, str]:
    return table(*rows, columns=PLACE_COLUMNS, name=PLACES)


# What is written; the file and line that is named; words of the English and of the Arabic message.
ERRORS: dict[str, tuple[dict[str, str], str, str, str]] = {
    "a key that is none": (
        rule("  examples:", "  exmaples:"), f"{RULES}:10",
        "«exmaples» is no key of an event rule. Write «examples».", "اكتب «examples»",
    ),
    "a key that is far from any": (
        rule("  why: سبب", "  why: سبب\n  zzz: سبب"), f"{RULES}:4", "The keys are id, name, why", "المفاتيح هي",
    ),
    "a key of an example": (
        rule("    - text: قصف الجيش البلدة", "    - text: قصف الجيش البلدة\n      palce: البلدة"), f"{RULES}:12",
        "«palce» is no key of an example. Write «place».", "المثال",
    ),
    "a key of a case": (
        {"cases/time.yaml": "- text: وصل أمس\n  time:\n    - text: أمس\n      precison: day\n"}, "cases/time.yaml:4",
        "«precison» is no key of a time. Write «precision».", "الزمن",
    ),
    "a key of an event type": (
        {TYPE: (BUNDLED / TYPE).read_text(encoding="utf-8").replace("trap_en:", "trapen:")}, f"{TYPE}:8",
        "«trapen» is no key of an event type. Write «trap_en».", "نوع الحدث",
    ),
    "a type that is none": (
        rule("event: shelling", "event: sheling"), f"{RULES}:4",
        "«sheling» under «event» is not a type of the ontology. Write «shelling».", "ليس نوعا من أنواع الأحداث",
    ),
    "a slot that is none": (
        rule("slot: agent", "slot: agnet"), f"{RULES}:9", "«agnet» under «slot» is not a slot. Write «agent».", "ليس خانة",
    ),
    "a need that is none": (
        rule("  pattern:", "  needs:\n    - agent|plaec\n  pattern:"), f"{RULES}:7",
        "«plaec» under «needs» is not a slot. Write «place».", "ليس خانة",
    ),
    "a form that is none": (
        rule("  pattern:", "  forms:\n    - masder\n  pattern:"), f"{RULES}:7", "Write «masdar».", "ليس صيغة",
    ),
    "yes or no": (
        rule("  pattern:", "  carries: true\n  pattern:"), f"{RULES}:7", "is not yes or no", "yes ولا no",
    ),
    "a rule without an example": (
        rule("  examples:\n    - text: قصف الجيش البلدة\n", ""), f"{RULES}:1",
        "An event rule «shelling.mine» is without «examples».", "فيه جملة يقرؤها",
    ),
    "a rule without a counter-example": (
        rule("  counter_examples:\n    - text: لم يحدث شيء\n      because: لا قصف فيه\n", ""), f"{RULES}:1",
        "is without «counter_examples». Add a line", "بلا «counter_examples»",
    ),
    "a counter-example without because": (
        rule("\n      because: لا قصف فيه", ""), f"{RULES}:13",
        "A counter-example is without «because». Add a line «because:» that says why it is none.", "يقول السبب",
    ),
    "an empty because": (
        rule("because: لا قصف فيه", "because:"), f"{RULES}:14", "is without «because»", "بلا «because»",
    ),
    "an empty value": (
        rule("  pattern:", "  outcome:\n  pattern:"), f"{RULES}:7", "«outcome» is empty.", "فارغ",
    ),
    "entries where a text belongs": (
        rule("why: سبب", "why:\n    - نعم"), f"{RULES}:3", "«why» must be a text.", "نص واحد",
    ),
    "a text where entries belong": (
        rule("    - verb: قصف", "    - قصف"), f"{RULES}:5", "Under «triggers» stands a text", "تحت «triggers» نص",
    ),
    "a word that brings no slot": (
        rule("    - slot: agent", "    - word: ب"), f"{RULES}:9", "«ب» brings no slot.", "لا تأتي بخانة",
    ),
    "two tokens on one dash": (
        rule("    - verb: قصف", "    - verb: قصف\n      noun: قصف"), f"{RULES}:6", "Several tokens stand together", "رموز عدة",
    ),
    "a trigger that stands twice": (
        rule("    - verb: قصف", "    - verb: قصف\n    - verb: قصف"), f"{RULES}:7", "The trigger «قصف» stands twice", "مكررة",
    ),
    "an example and its contrary": (
        rule("لم يحدث شيء", "قصف الجيش البلدة"), f"{RULES}:13", "The same sentence stands at line 11", "الجملة نفسها",
    ),
    "an id that is taken in another file": (
        {"rules/events/a.yaml": RULE, RULES: RULE}, f"{RULES}:1", "is taken at rules/events/a.yaml:1.", "مستعمل في",
    ),
    "a date that is none": (
        {"cases/time.yaml": "- text: أمس\n  published: 26/7/2015\n  time: none\n"}, "cases/time.yaml:2",
        "«26/7/2015» is no date. Write it as 2015-07-26.", "ليس تاريخا",
    ),
    "from after to": (
        {"cases/time.yaml": "- text: أمس\n  time:\n    - text: أمس\n      from: 2015-07-26\n      to: 2015-07-25\n"},
        "cases/time.yaml:5", "«from» (2015-07-26) is after «to» (2015-07-25). Swap them.", "بدل بينهما",
    ),
    "low after high": (
        {"cases/quantity.yaml": "- text: قتيل\n  quantity:\n    - text: قتيل\n      low: 10\n      high: 9\n"},
        "cases/quantity.yaml:5", "«low» (10) is after «high» (9).", "بدل بينهما",
    ),
    "Arabic and Latin in one value": (
        rule("name: قصف", "name: قصف shelling"), f"{RULES}:2", "The value of «name» mixes Arabic and Latin", "معا",
    ),
    "a key that stands twice": (
        rule("  why: سبب", "  why: سبب\n  why: سبب"), f"{RULES}:4", "«why» stands twice in one entry.", "مكرر",
    ),
    "a tab in YAML": (
        rule("  why:", "\twhy:"), f"{RULES}:3", "The line begins with a tab. Write spaces", "علامة جدولة",
    ),
    "YAML that is none": (
        rule("  why: سبب", "  why سبب"), f"{RULES}:4", "This is not valid YAML:", "تنسيق YAML غير صحيح",
    ),
    "an invisible sign in YAML": (
        rule("سبب", "سب\x07ب"), f"{RULES}:3", "a sign that cannot be seen", "محرف خفي",
    ),
    "entries without end": (
        {RULES: "- &a\n  id: *a\n"}, RULES, "", "",
    ),
    "an empty YAML file": ({RULES: ""}, f"{RULES}:1", "The file is empty.", "الملف فارغ"),
    "YAML that is a text": ({RULES: "قصف\n"}, f"{RULES}:1", "must be a list of entries", "قائمة مداخل"),
    "tatweel": (table("x,جيـش,police,,SY,,X"), f"{ACTORS}:2", "The line holds tatweel (ـ). Delete it.", "احذفه"),
    "a direction mark": (table("x,جيش\u200f,police,,SY,,X"), f"{ACTORS}:2", "direction mark (U+200F)", "علامة اتجاه"),
    "a Persian yeh": (table("x,علی,police,,SY,,X"), f"{ACTORS}:2", "the Persian letter ی. Type ي.", "اكتب ي"),
    "a Persian kaf": (table("x,کتيبة,police,,SY,,X"), f"{ACTORS}:2", "the Persian letter ک. Type ك.", "اكتب ك"),
    "a presentation form": (table("x,ﻻجئ,police,,SY,,X"), f"{ACTORS}:2", "Type the plain letter لا.", "أشكال العرض"),
    "letters in YAML": (rule("name: قصف", "name: قصـف"), f"{RULES}:2", "tatweel", "تطويل"),
    "a row that stands twice": (
        table("x,جيش,police,,SY,,X", "x,جيش,police,,SY,,X"), f"{ACTORS}:3", "The same row stands at line 2.", "في السطر 2",
    ),
    "an id that stands twice": (
        {**table("x,جيش,police,,SY,,X"), **table("x,شرطة,police,,IQ,,Y", name="actors/yemen.csv")}, "actors/yemen.csv:2",
        "The id «x» is taken at actors/syria.csv:2. Give this one another.", "اختر معرفا آخر",
    ),
    "an id with blanks": (table("My Army,جيش,police,,SY,,X"), f"{ACTORS}:2", "Write it as «my-army».", "«my-army»"),
    "no name": (table("x,,police,,SY,,X"), f"{ACTORS}:2", "The row has no name.", "بلا اسم"),
    "a column that is missing": (
        table("x,جيش,police,,SY,X", columns="id,name,kind,aliases,country,name_en"), f"{ACTORS}:1",
        "The column «loaded» is missing.", "العمود «loaded» ناقص",
    ),
    "a column that is misspelt": (
        table("x,جيش,police,,SY,,X", columns=ACTOR_COLUMNS.replace("aliases", "alaises")), f"{ACTORS}:1",
        "Rename «alaises» to «aliases».", "باسم «aliases»",
    ),
    "a column that stands twice": (
        table("x,جيش,police,,SY,,X,SY", columns=ACTOR_COLUMNS + ",country"), f"{ACTORS}:1", "stands twice", "مكرر",
    ),
    "a row of another width": (
        table("x,جيش,police"), f"{ACTORS}:2", "The line has 3 cells where the header has 7.", "الأعمدة 7",
    ),
    "a quotation mark that is not closed": (
        table('x,"جيش,police,,SY,,X', "y,شرطة,police,,SY,,Y"), f"{ACTORS}:2", "is not closed", "لم تغلق",
    ),
    "an empty table": ({ACTORS: "\n# comment\n"}, f"{ACTORS}:1", "The table is empty.", "الجدول فارغ"),
    "a latitude off the globe": (
        place("sy-x,بلدة,town,,SY,95.1,36,,,,"), f"{PLACES}:2", "95.1 under «lat» is out of range.", "خارج الحدود",
    ),
    "a longitude off the globe": (place("sy-x,بلدة,town,,SY,35,200,,,,"), f"{PLACES}:2", "from -180 to 180", "بين -180"),
    "a coordinate that is no number": (
        place("sy-x,بلدة,town,,SY,north,36,,,,"), f"{PLACES}:2", "«north» under «lat» is no number.", "ليست عددا",
    ),
    "a coordinate that is missing": (place("sy-x,بلدة,town,,SY,,36,,,,"), f"{PLACES}:2", "«» under «lat»", "ليست عددا"),
    "a country that is none": (
        table("x,جيش,police,,SYR,,X"), f"{ACTORS}:2", "«SYR» under «country» is no ISO code of a country.", "ليس رمز بلد",
    ),
    "a country in small letters": (table("x,جيش,police,,sy,,X"), f"{ACTORS}:2", "Write SY.", "اكتب SY"),
    "from after to in a table": (
        table("early,month,10,1,third", columns="third,unit,from,to,precision", name="lexicon/time/third_bounds.csv"),
        "lexicon/time/third_bounds.csv:2", "«from» (10) is after «to» (1).", "أكبر من",
    ),
    "an id that points nowhere": (
        place("sy-x,بلدة,town,,SY,35,36,,,,", "sy-y,قرية,village,,SY,35,36,,sy-z,,"), f"{PLACES}:3",
        "«sy-z» under «parent» stands nowhere", "لا وجود له",
    ),
}  # fmt: skip

NOTES: dict[str, tuple[dict[str, str], str, str, str]] = {
    "a name that two ids bear": (
        table("x,جيش,police,فرقة,SY,,X", "y,شرطة,police,فرقة,SY,,Y"), f"{ACTORS}:3",
        "«فرقة» is also a name of «x» at actors/syria.csv:2", "لصاحب المعرف «x»",
    ),
    "Arabic columns side by side": (
        table("من قبل,من", columns="phrase,stands_for", name="lexicon/extract/prepositions.csv"),
        "lexicon/extract/prepositions.csv:2", "seem swapped on the screen", "متجاوران",
    ),
    "a column that nothing reads": (
        table("x,جيش,police,,SY,,X,1", columns=ACTOR_COLUMNS + ",rank"), f"{ACTORS}:1", "reads the column «rank»", "«rank»",
    ),
    "a table that nothing reads": (
        table("قصف", columns="word", name="lexicon/nuons.csv"), "lexicon/nuons.csv", "Is it «lexicon/nouns.csv»?", "أهو",
    ),
    "rules that nothing reads": ({"rules/a/b.yaml": "- id: x\n"}, "rules/a/b.yaml", "No part of Marsad reads", "لا يقرأ"),
    "a table without rows": (table(), f"{ACTORS}:1", "The table has no rows.", "بلا صفوف"),
    "words that are compared one by one": (
        rule("  pattern:", "  without:\n    - مطر\n    - ماء غزير\n  pattern:"), f"{RULES}:9",
        "«ماء غزير» under «without» is more than one word", "أكثر من كلمة",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_is_found_where_it_stands(kind: str, tmp_path: Path) -> None:
    held, where, english, arabic = ERRORS[kind]
    found = findings(tmp_path, dict(held))
    told = [
        one for one in found if str(one).startswith(f"{where}: ") and english in one.english and arabic in one.arabic
    ]
    assert told, "\n".join(map(str, found))
    assert {one.severity for one in told} == {"error"}


@pytest.mark.parametrize("kind", NOTES)
def test_a_note_is_listed_and_is_no_error(kind: str, tmp_path: Path) -> None:
    held, where, english, arabic = NOTES[kind]
    found = findings(tmp_path, dict(held))
    told = [
        one for one in found if str(one).startswith(f"{where}: ") and english in one.english and arabic in one.arabic
    ]
    assert told, "\n".join(map(str, found))
    assert {one.severity for one in found} == {"note"}


def test_a_file_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    content = (ACTOR_COLUMNS + "\nx,جيش,police,,SY,,X\n").encode("cp1256")
    (problem,) = findings(tmp_path, {ACTORS: content})
    assert str(problem).startswith(f"{ACTORS}:2: The file is not UTF-8 from this line on. Save it as UTF-8")
    assert "احفظه بترميز UTF-8" in problem.arabic
    (problem,) = findings(tmp_path, {ACTORS: ("id,name\n" * 3).encode("utf-16-le")})
    assert "no text" in problem.english


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffid,name,kind,aliases,country,loaded,name_en\r\nx,جيش,police,,SY,,X\r\n",
        "id;name;kind;aliases;country;loaded;name_en\nx;جيش;police;;SY;;X\n",
        "id\tname\tkind\taliases\tcountry\tloaded\tname_en\nx\tجيش\tpolice\t\tSY\t\tX\n",
        '# ملاحظة\nid,name,kind,aliases,country,loaded,name_en\n\nx,"جيش",police,,SY,,"X, the ""first"""\n',
    ],
    ids=["BOM", "semicolon", "tab", "quoted"],
)
def test_what_spreadsheets_write_is_accepted(content: str, tmp_path: Path) -> None:
    assert findings(tmp_path, {ACTORS: content}) == []


def test_sentences_may_hold_what_reports_hold(tmp_path: Path) -> None:
    text = "سنة ١٤٣٦هـ قصف الـجيش علی M5 ﻻ"
    held = {RULES: RULE.replace("قصف الجيش البلدة", f"{text}\n      place: علی M5")}
    assert [one.english for one in findings(tmp_path, dict(held))] == ["The line holds the Persian letter ی. Type ي."]
    assert findings(tmp_path, {"cases/place.yaml": f"- text: {text}\n  place: none\n", RULES: RULE}) == []


def test_every_message_is_two_sentences_in_each_language(tmp_path: Path) -> None:
    for number, (held, *_) in enumerate([*ERRORS.values(), *NOTES.values()]):
        for problem in findings(tmp_path / str(number), dict(held)):
            assert problem.english.rstrip()[-1] in ".?", problem.english
            assert problem.arabic.rstrip()[-1] in ".؟", problem.arabic
            assert problem.english.count(". ") >= 1, problem.english
            assert any("\u0621" <= letter <= "\u064a" for letter in problem.arabic)


def test_every_bundled_file_has_its_columns_or_keys() -> None:
    knowledge = Knowledge()
    for name in files(knowledge):
        if name.endswith(".csv"):
            expected = columns_of(name)
            assert expected is not None, f"{name} stands not in lint/columns.py"
            assert sorted(knowledge.table(name).columns) == sorted({*knowledge.table(name).columns} | {*expected[0]}), (
                name
            )
            assert set(knowledge.table(name).columns) <= {*expected[0], *expected[1]}, f"{name}: amend lint/columns.py"
        else:
            assert shape_of(name) is not None, name
    assert [pattern for pattern in COLUMNS if not knowledge.names(pattern)] == []


def test_the_bundled_knowledge_has_no_error_of_shape() -> None:
    assert [str(one) for one in lint(Knowledge()) if one.severity == "error"] == []


JUNK = "\0|\t|\"|'|{|[|*a|&a |>|!|%|@|`|- |:|\u200f|ـ|\x07|\x85|\u2028|;|---|...|? |#|-1|nan|null|\n\n|,,,".split("|")


@pytest.mark.parametrize("name", [ACTORS, PLACES, TYPE, "rules/events/strikes.yaml", "cases/attribution.yaml"])
def test_whatever_is_in_a_file_the_checker_says_so_and_does_not_break(name: str, tmp_path: Path) -> None:
    dice = random.Random(name)
    whole = (BUNDLED / name).read_bytes()[:6000]
    path = tmp_path / Path(name).name
    for _ in range(60):
        path.write_bytes(_broken(whole, dice))
        for problem in lint(Knowledge(overlay={name: path}), name):
            assert problem.file == name
            assert problem.english
            assert problem.arabic


def _broken(whole: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(whole))
    lines = whole.split(b"\n")
    line = dice.randrange(len(lines))
    match dice.randrange(6):
        case 0:
            return whole[:at]
        case 1:
            return whole[:at] + bytes([dice.randrange(256)]) + whole[at + 1 :]
        case 2:
            return whole[:at] + dice.choice(JUNK).encode() + whole[at:]
        case 3:
            lines[line] = lines[line][: dice.randrange(len(lines[line]) + 1)]
        case 4:
            del lines[line]
        case _:
            lines = [b",".join(reversed(one.split(b","))) for one in lines]
    return b"\n".join(lines)
