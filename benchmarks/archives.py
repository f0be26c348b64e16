"""How fast each form of archive and message is read, and how much memory it takes, whatever its size.

    python benchmarks/archives.py [--megabytes 300] [--folder /tmp] [--only telegram]

Makes big files of invented posts and pages (about ``--megabytes`` each before packing), reads each in a process of its own
on one core, up to the documents (no claims are extracted), and prints documents a second and peak memory. «start» is the
memory of a process that has loaded the reader and read nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
for folder in ("archives", "messages"):
    sys.path.insert(0, str(ROOT / "tests" / "ingest" / folder))

from making_archives import REPORT, answer, record  # noqa: E402
from making_messages import message  # noqa: E402

_PROBE = """
import resource, sys, time
from marsad.ingest import Rejected, Remark, read_inputs
started = time.process_time()
documents = faults = 0
for one in read_inputs(sys.argv[1:]):
    if isinstance(one, (Rejected, Remark)):
        faults += 1
        print("  ", str(one)[:200], file=sys.stderr) if faults < 4 else None
    else:
        documents += 1
print(documents, faults, time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
_MORE = "وأضاف المصدر أن فرق الإنقاذ تواصل البحث تحت الأنقاض في الأحياء الشرقية من المدينة. " * 8


def telegram(path: Path, size: int) -> None:
    """A channel's export; every tenth post is a forward, every fifth has a picture."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write('{\n "name": "قناة الساحل",\n "type": "public_channel",\n "id": 77,\n "messages": [')
        number = 0
        while stream.tell() < size:
            number += 1
            more = {"forwarded_from": f"شبكة {number % 7}"} if number % 10 == 0 else {}
            more |= {"photo": f"photos/photo_{number}.jpg", "width": 800, "height": 600} if number % 5 == 0 else {}
            text = ["عاجل ", {"type": "bold", "text": f"رقم {number}"}, f" {REPORT} {_MORE}"]
            post = message(number, text, 1454918400 + number * 60, text_entities=text, **more)
            stream.write("," * (number > 1) + json.dumps(post, ensure_ascii=False, indent=1))
        stream.write("\n ]\n}")


def _page(number: int) -> bytes:
    links = "".join(f'<li><a href="/n/{n}">خبر آخر رقم {n}</a></li>' for n in range(40))
    article = f"<article><h1>خبر {number}</h1>" + f"<p>{REPORT} {_MORE} {number}</p>" * 4 + "</article>"
    return f"<html><head><title>خبر {number}</title></head><body><nav><ul>{links}</ul></nav>{article}</body></html>".encode()


def warc(path: Path, size: int) -> None:
    """Pages between pictures, each record packed by itself."""
    import gzip

    picture = answer(os.urandom(50_000), "image/jpeg")
    with path.open("wb") as stream:
        for number in range(size // 4 // 70_000):  # a quarter of the size: pages take the time
            url = f"https://example.org/{number}"
            records = [record(url, answer(_page(number)), number=number), record(url + ".jpg", picture)]
            stream.writelines(gzip.compress(one, 6) for one in records)


def zipped(path: Path, size: int) -> None:
    """Text files, 5,000 to a folder."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(size // 4 // 2_800):
            data = f"{REPORT} {_MORE} {number}".encode() * 2
            archive.writestr(f"{number // 5000}/{number}.txt", data)


def mails(path: Path, size: int) -> None:
    """Mails in a zip, each with a plain and an HTML form and a picture."""
    picture = "iVBORw0KGgo" * 400
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(size // 8 // 6_300):
            parts = [
                f"Content-Type: text/plain; charset=utf-8\n\n{REPORT} {_MORE} {number}",
                f"Content-Type: text/html; charset=utf-8\n\n<p>{REPORT}</p>",
                f'Content-Type: image/png; name="a.png"\nContent-Transfer-Encoding: base64\n\n{picture}',
            ]
            body = "".join(f"--B\n{part}\n" for part in parts)
            head = f"From: a{number}@example.org\nSubject: x\nDate: Mon, 27 Jul 2015 01:30:00 +0300\n"
            data = f'{head}Content-Type: multipart/mixed; boundary="B"\n\n{body}--B--\n'.encode()
            archive.writestr(f"{number}.eml", data)


FORMS: dict[str, tuple[str, Callable[[Path, int], None]]] = {
    "telegram": ("result.json", telegram),
    "warc": ("pages.warc.gz", warc),
    "zip": ("texts.zip", zipped),
    "eml": ("mails.zip", mails),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=300)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()), help="where the files are made")
    parser.add_argument("--only", choices=list(FORMS))
    options = parser.parse_args()
    print(f"{'':10}{'file MB':>10}{'documents':>11}{'faults':>8}{'seconds':>9}{'doc/s':>9}{'peak MB':>9}")
    _show("start", 0, *_read([]))
    for form in [options.only] if options.only else FORMS:
        name, make = FORMS[form]
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            path = Path(folder, name)
            make(path, options.megabytes * 10**6)
            _show(form, path.stat().st_size / 1e6, *_read([str(path)]))


def _read(paths: list[str]) -> tuple[int, int, float, float]:
    done = subprocess.run([sys.executable, "-c", _PROBE, *paths], stdout=subprocess.PIPE, text=True, check=True)
    documents, faults, seconds, peak = done.stdout.split()
    return int(documents), int(faults), float(seconds), float(peak)


def _show(form: str, size: float, documents: int, faults: int, seconds: float, peak: float) -> None:
    rate = documents / seconds if seconds > 0.01 else 0
    print(f"{form:10}{size:10,.0f}{documents:11,}{faults:8,}{seconds:9.1f}{rate:9,.0f}{peak:9,.0f}", flush=True)


if __name__ == "__main__":
    started = time.time()
    main()
    print(f"\n{time.time() - started:.0f} seconds with the making of the files")
