"""The page on paper: a browser of the Chromium family that is on the machine prints it to PDF, without network.

No library of Python's own sets Arabic, mixed directions and drawings as browsers do. The same page can be printed from any
browser by hand: it has a style for paper.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from marsad.errors import ExportError
from marsad.text.visible import visible

BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge",
)  # fmt: skip
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
VARIABLE = "MARSAD_BROWSER"
SECONDS = 300  # that printing may take
_MAKER = re.compile(rb"(/Creator \()((?:[^()\\]|\\.)*)\)", re.DOTALL)
_MOMENT = re.compile(rb"(/(?:CreationDate|ModDate) \()D:\d{14}[+-]\d{2}'\d{2}'")
_NEVER = b"D:19800101000000+00'00'"
_ADVICE = (
    f"install Chromium, Chrome or Edge (Debian: «apt install chromium»), or name one in {VARIABLE}; or open the HTML page "
    "in any browser and print it to a file"
)


def browser(environment: Mapping[str, str] = os.environ) -> Path:
    """The browser that prints; ExportError where there is none."""
    if named := environment.get(VARIABLE):
        if found := shutil.which(named):
            return Path(found)
        raise ExportError(f"{VARIABLE} names «{named}», which is no program; {_ADVICE}")
    for name in (*BROWSERS, *_PLACES):
        if found := shutil.which(name):
            return Path(found)
    raise ExportError(f"no browser that can print to PDF was found; {_ADVICE}")


def print_pdf(html: str, program: Path, seconds: int = SECONDS) -> bytes:
    """The page as a PDF in A4 with page numbers. ExportError where the browser fails, or takes longer than ``seconds``.

    The browser gets a profile of its own that is thrown away and finds no name on the network; scripts the page forbids itself.
    """
    with tempfile.TemporaryDirectory(prefix="marsad-report-", ignore_cleanup_errors=True) as folder:
        page, paper = Path(folder) / "report.html", Path(folder) / "report.pdf"
        page.write_text(html, encoding="utf-8")
        command = [str(program), *_switches(Path(folder)), f"--print-to-pdf={paper}", page.as_uri()]
        said = _run(command, seconds, _environment(folder))
        if not paper.is_file() or not (found := paper.read_bytes()).startswith(b"%PDF-"):
            raise ExportError(f"{program} printed nothing ({said}); {_ADVICE}")
    return plain(found)


def plain(paper: bytes) -> bytes:
    """The PDF without what it says of the machine: its browser's name and version, and the moment of printing.

    Lengths stay, and with them the table of places at its end.
    """
    paper = _MAKER.sub(lambda found: found[1] + b" " * len(found[2]) + b")", paper)
    return _MOMENT.sub(lambda found: found[1] + _NEVER, paper)


def _run(command: list[str], seconds: int, environment: dict[str, str]) -> str:
    """Run the browser to its end; the last line of what it said, or its status. What it started ends with it."""
    try:
        browser = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, start_new_session=True
        )
    except OSError as error:
        raise ExportError(f"{command[0]} cannot be started ({error.strerror or error}); {_ADVICE}") from error
    try:
        _, told = browser.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        reason = f"{command[0]} did not print the report within {seconds} seconds"
        raise ExportError(f"{reason}; give it fewer incidents (--least 2), or {_ADVICE}") from error
    finally:
        _end(browser)
    lines = told.decode("utf-8", "replace").strip().splitlines()
    return visible(lines[-1])[:200] if lines else f"status {browser.returncode}"


def _end(browser: subprocess.Popen[bytes]) -> None:
    """End the browser with all its processes, if it has not ended by itself."""
    if browser.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(browser.pid, signal.SIGKILL)
        else:
            browser.kill()
        browser.wait()


def _switches(folder: Path) -> list[str]:
    sandbox = (
        ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    )  # Chromium's own does not run as root
    return [
        "--headless",
        *sandbox,
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-extensions",
        "--disable-sync",
        "--no-first-run",
        "--no-default-browser-check",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={folder / 'profile'}",
        "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
    ]


def _environment(folder: str) -> dict[str, str]:
    """The environment with the browser's own folders inside the one that is thrown away."""
    inside = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_CACHE_HOME"), folder)
    return {name: value for name, value in os.environ.items() if "proxy" not in name.lower()} | inside
