"""How long indexing the words of many documents takes, how large the index is, and how long a query takes.

    python benchmarks/search.py NEWS.jsonl.gz [STORE.db]

The documents go into the store without claims (reading them is what «benchmarks/read.py» measures); a store that has them,
with claims or without, is used as it is. Each query is asked five times; the median of the time of the processor and of the
clock are told, in milliseconds, with a warm cache and without the start of Python.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import text

from marsad.ingest import read_inputs
from marsad.knowledge import Knowledge
from marsad.model.text import Document
from marsad.store import Store, open_store
from marsad.store.search import Filters, Search, update
from marsad.store.search.resolving import actor_of, area_of
from marsad.store.writing import Batch, new_run, read_of

QUERIES = (
    "قصف", "غارة حلب", '"مجلس الوزراء"', "=قتيل", "قص*", "(قصف OR غارة OR تفجير) -سوريا", "قال", "في", "-في", "مق*",
    "قتل مدنيين في غارة جوية على مدينة الحديدة",
)  # fmt: skip
AT_ONCE = 500
TIMES = 5


def fill(store: Store, path: str) -> int:
    """Bring in the documents; how many there are."""
    with store.reading() as connection:
        held = connection.execute(text("SELECT count(*) FROM documents")).scalar_one()
    if held:
        return int(held)
    documents = [one for one in read_inputs([path]) if isinstance(one, Document)]
    for first in range(0, len(documents), AT_ONCE):
        with store.writing() as connection:
            batch = Batch(connection, new_run(connection, "none", "0"))
            for document in documents[first : first + AT_ONCE]:
                batch.write(read_of(document, ()))
            batch.flush()
    return len(documents)


def size(store: Store) -> float:
    """Megabytes of the index in a SQLite file; 0 elsewhere."""
    if store.target.file is None:
        return 0.0
    with store.reading() as connection:
        return connection.execute(text("SELECT sum(length(block)) FROM search_words_data")).scalar_one() / 1e6


def ask(search: Search, query: str, filters: Filters | None = None) -> None:
    """Ask one query some times and tell how long it took."""
    took, cpu = [], []
    for _ in range(TIMES):
        began, used = time.perf_counter(), time.process_time()
        answer = search.find(query, filters)
        took.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - used) * 1000)
    told = f"{query}  {'' if filters is None else '(filters)'}"
    print(
        f"{told:60} {answer.total:6,} documents {statistics.median(cpu):6.0f} ms of CPU {statistics.median(took):6.0f} ms",
        flush=True,
    )


def main() -> None:
    knowledge = Knowledge()
    with tempfile.TemporaryDirectory() as folder:
        target = sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "store.db")
        with open_store(target, create=True) as store:
            count = fill(store, sys.argv[1])
            began, cpu = time.perf_counter(), time.process_time()
            new = update(store, knowledge)
            wall, cpu = time.perf_counter() - began, time.process_time() - cpu
            print(
                f"{count:,} documents; {new:,} indexed in {wall:.0f} s ({cpu:.0f} s of CPU); index {size(store):.0f} MB"
            )
            search = Search(store, knowledge)
            for query in QUERIES:
                ask(search, query)
            ask(search, "قصف", Filters(types=("air-strike",), since="2015-07-01"))
            ask(
                search,
                "",
                Filters(area=area_of(knowledge, "صنعاء", 50), actors=(actor_of(knowledge, "التحالف العربي"),)),
            )


if __name__ == "__main__":
    main()
