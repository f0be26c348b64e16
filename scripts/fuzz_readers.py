"""Reads damaged archives and messages until the time is up, and keeps what breaks a reader.

    python scripts/fuzz_readers.py [--minutes 5] [--only telegram.json] [--found build/fuzz]

Sound files, made here, are changed at random (bits, blocks, cuts, doubled parts, numbers) and read. A reader may set aside
and remark; it must not raise, hang (10 seconds of the processor) or
grow (2 GB). The seed of the run is printed, and ``--seed`` repeats it.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import resource
import signal
import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
for folder in ("archives", "messages"):
    sys.path.insert(0, str(ROOT / "tests" / "ingest" / folder))

from making_archives import REPORT, answer, packed, page, pages, record, wacz, zipped  # noqa: E402
from making_messages import account, chat, message, written  # noqa: E402

from marsad.ingest.files import read_stream, reader_of  # noqa: E402
from marsad.ingest.records import Defaults  # noqa: E402

_SECONDS, _BYTES = 10, 2 * 2**30
_HOSTILE = (
    b"\0",
    b"\xff",
    b"\r\n\r\n",
    b"WARC/1.1\r\n",
    b"PK\x01\x02",
    b"\x1f\x8b\x08",
    b'{"id": 1, "type": "message"',
    b"\\x1F",
)
_NUMBERS = (b"0", b"-1", b"65535", b"4294967295", b"99999999999999999999", b"1e999", b"0x10", "٣".encode())


def _mail(extra: str = "") -> bytes:
    head = "From: =?utf-8?b?2YXZg9iq2Kg=?= <a@example.org>\r\nSubject: x\r\nDate: Mon, 27 Jul 2015 01:30:00 +0300\r\n"
    parts = [
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{REPORT}",
        "Content-Type: text/html; charset=windows-1256\r\nContent-Transfer-Encoding: base64\r\n\r\n2KfZhNi5",
        f'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\n{REPORT}',
        f"Content-Type: message/rfc822\r\n\r\nFrom: b@example.org\r\n\r\n{REPORT}",
    ]
    body = "".join(f"--B\r\n{part}\r\n" for part in parts)
    return f'{head}{extra}Content-Type: multipart/mixed; boundary="B"\r\n\r\n{body}--B--\r\n'.encode()


def _saved_page() -> bytes:
    head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/1\r\n"
    part = f"--B\r\nContent-Type: text/html\r\n\r\n{page(REPORT).decode()}\r\n--B--\r\n"
    return f'{head}Content-Type: multipart/related; boundary="B"\r\n\r\n{part}'.encode()


def _texts(count: int) -> list[bytes]:
    """Records of plain text, which are read faster than pages."""
    found = []
    for number in range(count):
        block = answer(
            f"{REPORT} {number}".encode(), "text/plain", more="Transfer-Encoding: chunked\r\n" * (number % 2)
        )
        found.append(record(f"https://example.org/{number}.txt", block, number=number))
    return found


def _item() -> bytes:
    about = {"url": "https://example.org", "content": REPORT, "timestamp": 1454918400.0, "_processed_at": 1454918400}
    media = [{"_key": "a/b.jpg", "properties": {"id": "x", "stamps": [{"_key": "a/b.tsr"}]}, "_mimetype": "image/jpeg"}]
    return json.dumps({"status": "success", "metadata": about, "media": media}, ensure_ascii=False).encode()


def _table() -> bytes:
    about = f"{{'url': 'https://example.org', 'content': '{REPORT}', 'timestamp': datetime.datetime(2016, 2, 7, 1, 2)}}"
    return f"status,metadata,media\r\nsuccess,\"{about}\",\"[{{'_key': 'a/b.jpg'}}]\"\r\n".encode()


SEEDS: dict[str, bytes] = {
    "telegram.json": written(
        chat(*(message(n, ["أ", {"type": "bold", "text": REPORT}], photo="a.jpg") for n in (1, 2)))
    ),
    "account.json": written(account(chat(message(1)), chat(message(2), number=78), left=(chat(message(3)),)), None),
    "a.warc": b"".join(_texts(3)) + pages(1)[0],
    "a.warc.gz": packed(_texts(3)),
    "a.wacz": wacz(packed(_texts(2))),
    "a.zip": zipped(
        {"a.txt": REPORT.encode(), "b/c.json": b'{"text": "x"}', "d.zip": zipped({"e.txt": REPORT.encode()})}
    ),
    "a.eml": _mail(),
    "a.mhtml": _saved_page(),
    "metadata.json": _item(),
    "db.csv": _table(),
}


class TooSlowError(Exception):
    """A reader took longer than any such file may."""


def changed(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few changes."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        at, length = chance.randrange(len(found) + 1), chance.randrange(1, 64)
        way = chance.randrange(8)
        if way == 0 and found:
            found[at % len(found)] ^= 1 << chance.randrange(8)
        elif way == 1:
            found[at : at + length] = chance.randbytes(length)
        elif way == 2:
            del found[at : at + length * chance.choice((1, 1, 20))]
        elif way == 3:
            found[at:at] = found[at : at + length * 10] * chance.choice((1, 2, 50))
        elif way == 4:
            found[at:at] = chance.choice(_HOSTILE) * chance.choice((1, 1, 300))
        elif way == 5:
            del found[at:]
        elif way == 6:
            _renumber(found, chance)
        else:
            other = chance.randrange(len(found) + 1)
            found[at : at + length] = found[other : other + length]
    return bytes(found[:2_000_000])


def _renumber(found: bytearray, chance: random.Random) -> None:
    """One number that stands in the bytes becomes another."""
    places = [at for at, byte in enumerate(found) if 48 <= byte < 58]
    if places:
        at = chance.choice(places)
        found[at : at + chance.randrange(1, 6)] = chance.choice(_NUMBERS)


def read(name: str, data: bytes) -> int:
    """How many outcomes the bytes give, read as a file of that name."""
    return sum(1 for _ in read_stream(io.BytesIO(data), name, Defaults(), reader_of(name)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--only", choices=list(SEEDS), help="one kind of file")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    parser.add_argument("--found", type=Path, default=ROOT / "build" / "fuzz", help="where to put what breaks a reader")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    signal.signal(signal.SIGVTALRM, _stop)
    for name, data in SEEDS.items():
        read(name, data)  # what is loaded at the first use counts for no file
    names = [options.only] if options.only else list(SEEDS)
    counts, broken = dict.fromkeys(names, 0), 0
    chance, started = random.Random(options.seed), time.monotonic()
    while time.monotonic() - started < options.minutes * 60:
        name = names[sum(counts.values()) % len(names)]
        data = changed(SEEDS[name], chance)
        counts[name] += 1
        signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
        try:
            read(name, data)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            broken += 1
            _keep(options.found, name, data, error)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"seed {options.seed}: {sum(counts.values()):,} files read, {broken} broke a reader, peak {peak:,.0f} MB")
    for name, count in counts.items():
        print(f"  {name:14}{count:10,}")
    sys.exit(bool(broken))


def _stop(*_: object) -> None:
    raise TooSlowError(f"longer than {_SECONDS} seconds")


def _keep(folder: Path, name: str, data: bytes, error: BaseException) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{abs(hash(data)):x}-{name}"
    path.write_bytes(data)
    print(f"{path}: {type(error).__name__}: {error}", file=sys.stderr)
    traceback.print_exception(error, limit=-4)


if __name__ == "__main__":
    main()
