"""Printing: by the browser that is there; what goes wrong is said with what to do."""

from __future__ import annotations

import io
import os
import shutil
import sys
import time
from pathlib import Path

import pytest
from tests.export.report.made import claim, incident

from marsad.errors import ExportError
from marsad.export.report import build_report
from marsad.export.report.pdf import BROWSERS, browser, plain, print_pdf

CHROMIUM = next((found for name in BROWSERS if (found := shutil.which(name))), None)


def program(folder: Path, code: str) -> Path:
    """A stand-in for a browser."""
    path = folder / "browser"
    path.write_text(f"#!{sys.executable}\nimport sys, pathlib, time\n{code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_no_browser_is_an_error_that_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(ExportError, match="no browser that can print to PDF was found; install Chromium"):
        browser({})
    with pytest.raises(ExportError, match="MARSAD_BROWSER names «nothing»"):
        browser({"MARSAD_BROWSER": "nothing"})


def test_the_named_browser_is_taken(tmp_path: Path) -> None:
    own = program(tmp_path, "")
    assert browser({"MARSAD_BROWSER": str(own)}) == own


def test_the_browser_is_kept_off_the_network(tmp_path: Path) -> None:
    code = (
        "out = next(a for a in sys.argv if a.startswith('--print-to-pdf='))[15:]\n"
        "pathlib.Path(out).write_bytes(b'%PDF-' + '\\n'.join(sys.argv).encode())"
    )
    told = print_pdf("<p>page</p>", program(tmp_path, code)).decode()
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in told
    assert "--user-data-dir=" in told
    assert told.splitlines()[-1].startswith("file://")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("print('no display', file=sys.stderr)\nsys.exit(3)", "no display"),
        ("sys.exit(3)", "status 3"),
        ("time.sleep(9)", "did not print the report within 1 seconds"),
    ],
)
def test_a_browser_that_fails_is_named_with_its_words(tmp_path: Path, code: str, said: str) -> None:
    with pytest.raises(ExportError, match=said):
        print_pdf("<p>page</p>", program(tmp_path, code), seconds=1 if "sleep" in code else 60)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups here")
def test_what_the_browser_started_ends_with_it(tmp_path: Path) -> None:
    code = "import subprocess\nchild = subprocess.Popen(['sleep', '60'])\n"
    code += f"pathlib.Path({str(tmp_path / 'child')!r}).write_text(str(child.pid))\ntime.sleep(60)"
    with pytest.raises(ExportError, match="--least"):
        print_pdf("<p>page</p>", program(tmp_path, code), seconds=1)
    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    for _ in range(50):
        if not _runs(child):
            break
        time.sleep(0.1)
    assert not _runs(child)


def _runs(process: int) -> bool:
    """Whether a process is alive; one that only waits to be counted is not."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
        return status.rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(CHROMIUM is None, reason="no browser of the Chromium family is installed")
def test_a_real_browser_prints_a4_with_the_words() -> None:
    pdfium = pytest.importorskip("pypdfium2")
    html = build_report([incident()], [claim("c1"), claim("c2")], unfolded=True)
    paper = pdfium.PdfDocument(io.BytesIO(print_pdf(html, Path(CHROMIUM or ""))))
    width, height = paper[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    text = "".join(paper[at].get_textpage().get_text_range() for at in range(len(paper)))
    assert "الحديدة" in text or "ةديدحلا" in text


def test_a_pdf_says_neither_by_what_nor_when_it_was_printed() -> None:
    told = rb"""%PDF-1.4
<</Title (a) /Creator (Mozilla/5.0 \(X11; Linux\) HeadlessChrome/156) /Producer (Skia/PDF m156)
/CreationDate (D:20261123172935+03'00') /ModDate (D:20261123172935+03'00')>>"""
    paper = plain(told)
    assert len(paper) == len(told)
    assert [word in paper for word in (b"X11", b"Chrome", b"2026", b"+03", b"/Title (a)")] == [False] * 4 + [True]
