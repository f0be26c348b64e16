"""``marsad report``: from reports, claims and incidents to a page; what goes wrong is said."""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from marsad.cli.main import app
from marsad.cli.run import new_reader

TOLD = (
    ("السراة", "هز انفجار سوق الضبوعة في تعز أمس الاثنين وأسفر عن مقتل 27 شخصا، بحسب مصدر طبي."),
    ("البلاد", "أسفر انفجار سوق الضبوعة في تعز يوم الاثنين عن مقتل 32 شخصا، بحسب مرصد الوادي."),
    ("الفجر", "اعتقلت الشرطة ثلاثة أشخاص في مدينة سرت الليبية أمس."),
)


def marsad(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, prog_name="marsad")


@pytest.fixture(autouse=True)
def _real_reader(_stand_in: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.cli.run.new_reader", cache(new_reader))


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    rows = [{"text": text, "publisher": who, "published": f"2018-06-1{2 + at}"} for at, (who, text) in enumerate(TOLD)]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def test_reports_become_a_page(news: Path) -> None:
    page = news.with_name("report.html")
    done = marsad("report", news, "-o", page, "--title", "تعز & <صيف> ٢٠١٨")
    assert (done.exit_code, done.stdout) == (0, "")
    html = page.read_text(encoding="utf-8")
    assert "<h1>تعز &amp; &lt;صيف&gt; ٢٠١٨</h1>" in html
    assert "27 شخصا</mark>" in html
    assert "٢٧–٣٢" in html


def test_a_profile_withholds_sources_without_a_name(news: Path) -> None:
    shown = marsad("report", news, "--language", "en").stdout
    public = marsad("report", news, "--language", "en", "--profile", "public").stdout
    assert "مصدر طبي" in shown
    assert "مصدر طبي" not in public
    assert "by the profile “public”" in public
    assert marsad("report", news, "--profile", "nobody").exit_code == 2


def test_the_page_goes_to_standard_output(news: Path) -> None:
    done = marsad("report", news, "--language", "en", "--digits", "arabic")
    assert done.stdout.startswith('<!DOCTYPE html>\n<html lang="en" dir="ltr">')
    assert "٢٧–٣٢" in done.stdout


def test_incidents_with_their_claims_and_without(news: Path) -> None:
    claims, incidents = news.with_name("claims.jsonl"), news.with_name("incidents.jsonl")
    assert marsad("read", news, "-o", claims).exit_code == 0
    assert marsad("incidents", claims, "-o", incidents).exit_code == 0
    alone = marsad("report", incidents, "--language", "en").stdout
    both = marsad("report", incidents, claims, "--language", "en").stdout
    whole = marsad("report", incidents, news, "--language", "en").stdout
    assert "<mark" not in alone.split('id="cards"')[0]
    assert ">27 شخصا</mark>" in both
    assert "وأسفر عن مقتل" in whole
    assert [len(re.findall("<article", page)) for page in (alone, both, whole)] == [3, 3, 3]


def test_what_few_reports_tell_can_be_left_out(news: Path) -> None:
    html = marsad("report", news, "--least", "2").stdout
    assert "سوق الضبوعة" in html
    assert "سرت" not in html


def test_a_broken_line_is_named_and_the_rest_is_shown(news: Path) -> None:
    incidents = news.with_name("incidents.jsonl")
    assert marsad("incidents", news, "-o", incidents).exit_code == 0
    incidents.write_text(incidents.read_text(encoding="utf-8") + '{"schema": "marsad/incident/1"}\n', encoding="utf-8")
    done = marsad("report", incidents)
    assert done.exit_code == 1
    assert "incidents.jsonl:3" in done.stderr
    assert 'id="i2"' in done.stdout


def test_an_input_is_not_overwritten_nor_its_pdf(news: Path) -> None:
    done = marsad("report", news, "-o", news)
    assert (done.exit_code, "is one of the inputs" in done.stderr) == (2, True)
    beside = news.with_suffix(".pdf")
    beside.write_bytes(b"%PDF-1.7")
    done = marsad("report", beside, "-o", news.with_suffix(".html"), "--pdf")
    assert (done.exit_code, "is one of the inputs" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--pdf"], "-o report.html"), (["-o", "x.pdf"], "--pdf"), (["-o", "none/x.html"], "there is no folder none")],
)
def test_what_cannot_be_written_is_said_before_anything_is_read(news: Path, arguments: list[str], said: str) -> None:
    done = marsad("report", news, *arguments)
    assert done.exit_code == 2
    assert said in re.sub(r"[│\s]+", " ", done.stderr)


def test_without_a_browser_the_pdf_is_refused_at_once(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    done = marsad("report", news, "-o", news.with_name("r.html"), "--pdf")
    assert done.exit_code == 2
    assert "no browser" in re.sub(r"[│\s]+", " ", done.stderr)
    assert not news.with_name("r.html").exists()


def test_the_pdf_lies_beside_the_page(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = news.with_name("browser")
    code = "import sys, pathlib\nout = [a[15:] for a in sys.argv if a.startswith('--print-to-pdf=')]\n"
    code += "pathlib.Path(out[0]).write_bytes(b'%PDF-1.7')"
    browser.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("MARSAD_BROWSER", str(browser))
    done = marsad("report", news, "-o", news.with_name("r.html"), "--pdf")
    assert done.exit_code == 0, done.output
    assert news.with_name("r.pdf").read_bytes() == b"%PDF-1.7"
    assert news.with_name("r.html").exists()
