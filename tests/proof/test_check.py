"""What the checker finds by reading: triggers, examples, rules that nothing reaches, and files that break the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.knowledge import Knowledge
from marsad.knowledge.base import BUNDLED
from marsad.knowledge.problems import Problem
from marsad.proof import check

MINE = "rules/events/mine.yaml"
RULE = """- id: shelling.mine
  name: قصف
  why: سبب
  event: shelling
  triggers:
    - verb: قصف
  pattern:
    - trigger: any
    - slot: agent
    - slot: patient
  needs:
    - agent
  examples:
    - text: قصف الجيش السوري بلدة سراقب
      agent: الجيش السوري
  counter_examples:
    - text: لم يحدث شيء
      because: لا قصف فيه
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled knowledge without its rules of events and its cases: what the examples run through, quickly."""
    root = tmp_path_factory.mktemp("knowledge")
    for path in BUNDLED.rglob("*"):
        name = path.relative_to(BUNDLED)
        if path.is_file() and not name.as_posix().startswith(("rules/events", "cases/")):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).symlink_to(path)
    for name in ("cases/attribution.yaml", "cases/factuality.yaml"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).symlink_to(BUNDLED / name)
    (root / "rules" / "events").mkdir()
    return root


def findings(root: Path, folder: Path, name: str, content: str, only: str | None = "") -> list[Problem]:
    path = folder / Path(name).name
    path.write_text(content, encoding="utf-8")
    return check(Knowledge(root, overlay={name: path}), name if only == "" else only)


def rule(old: str, new: str) -> str:
    assert old in RULE
    return RULE.replace(old, new)


KINDS: dict[str, tuple[str, str, str, str]] = {
    "a verb that the lexicon does not know": (
        rule("    - verb: قصف", "    - verb: قصف\n    - verb: زقلط"), f"{MINE}:7",
        "The verb «زقلط» is not in the word lexicon", "أضفه إلى lexicon/verbs.csv",
    ),
    "a plural where the singular belongs": (
        rule("    - verb: قصف", "    - verb: قصف\n    - noun: اشتباكات"), f"{MINE}:7",
        "is read as a form of «اشتباك», so that the rule is never reached by it. Write «اشتباك»", "صورة من «اشتباك»",
    ),
    "a trigger of two words": (
        rule("    - verb: قصف", "    - verb: قصف\n    - noun: إطلاق نار"), f"{MINE}:7",
        "«إطلاق نار» is more than one word and is never found.", "أكثر من كلمة",
    ),
    "an example that does not fire": (
        rule("قصف الجيش السوري بلدة سراقب", "زار الجيش السوري بلدة سراقب"), f"{MINE}:14",
        "The rule «shelling.mine» does not fire here; read: nothing.", "لا تعمل القاعدة «shelling.mine»",
    ),
    "no example that fires": (
        rule("قصف الجيش السوري بلدة سراقب", "زار الجيش السوري بلدة سراقب"), f"{MINE}:1",
        "No example of the rule «shelling.mine» fires it.", "لا يعمل أي مثال",
    ),
    "another value": (
        rule("agent: الجيش السوري", "agent: الجيش العراقي"), f"{MINE}:15",
        "agent is الجيش السوري, expected الجيش العراقي. Correct", "والمنتظر الجيش العراقي",
    ),
    "a counter-example that fires": (
        rule("لم يحدث شيء", "قصف الجيش العراقي القرية"), f"{MINE}:17",
        "The rule «shelling.mine» fires at «قصف» in a counter-example (لا قصف فيه).", "تعمل القاعدة",
    ),
    "a known failure that works": (
        RULE + "  known_failures:\n    - text: قصف الجيش العراقي القرية\n", f"{MINE}:20",
        "This known failure is read rightly by now. Move it to the examples.", "انقله إلى الأمثلة",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_only_reading_shows_is_found_where_it_stands(kind: str, small: Path, tmp_path: Path) -> None:
    content, where, english, arabic = KINDS[kind]
    found = findings(small, tmp_path, MINE, content)
    told = [
        one for one in found if str(one).startswith(f"{where}: ") and english in one.english and arabic in one.arabic
    ]
    assert told, "\n".join(map(str, found))


def test_a_rule_that_is_right_has_no_findings(small: Path, tmp_path: Path) -> None:
    assert findings(small, tmp_path, MINE, RULE) == []


def test_a_rule_that_no_text_reaches_is_noted(small: Path, tmp_path: Path) -> None:
    found = findings(small, tmp_path, MINE, rule("- agent\n", "- beneficiary\n"), only=None)
    (note,) = [one for one in found if one.severity == "note" and one.file == MINE]
    assert str(note).startswith(f"{MINE}:1: No example and no case of the knowledge reaches the rule «shelling.mine».")


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "english"),
    [
        ("gazetteer/regions.csv", "30.0", "north", 3, "«north» under «lat» is no number."),
        ("lexicon/clitics.csv", "form,side", "form,sied", 2, "Rename «sied» to «side»."),
        ("lexicon/quantity/vague.csv", "بضعة,3", "بضعة,three", 5, "«three» under «low» is no number."),
        ("lexicon/time/months.csv", "يناير,", ",", 4, "The reader cannot use what stands here (IndexError"),
    ],
)
def test_what_breaks_the_reader_is_a_finding_by_its_line(
    name: str, old: str, new: str, line: int, english: str, small: Path, tmp_path: Path
) -> None:
    content = (BUNDLED / name).read_text(encoding="utf-8")
    assert old in content
    *found, last = findings(small, tmp_path, name, content.replace(old, new, 1))
    assert any(english in one.english and one.file == name for one in found), "\n".join(map(str, found))
    assert all(one.line == line or one.line == 1 for one in found), line
    assert last.english == "The examples were not run. Mend what stands above and check again."


def test_progress_is_told_after_each_example(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(RULE, encoding="utf-8")
    told: list[tuple[int, int]] = []
    check(Knowledge(small, overlay={MINE: path}), MINE, lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]
