"""`nutgraf import` of very many articles, watched from beginning to end.

The articles are those of `benchmarks.recombined`, each at an address of its own. On the way the
process is killed (SIGKILL) as often as asked and begun again with the same file. Meanwhile somebody
else writes something small into the same store now and then, as a running bot does. At the end the
lines are counted as they are stored. Linux only.

`python -m benchmarks imports --data DIR` takes in 100,000 on each database; `--articles N` another
number, `--database NAME` on one database, `--kills N` with so many kills (6).
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from sqlalchemy import text

from benchmarks import recombined
from benchmarks.stores import DATABASES, opened
from storage import Store
from storage.types import LOCAL, Channel

_ARTICLES, _KILLS = 100_000, 6
_PARTS = 10
_LOOKED_EVERY = 0.5
_PATIENT = 60.0


def run(
    data: Path,
    sizes: Sequence[int] = (_ARTICLES,),
    databases: Sequence[str] = DATABASES,
    kills: int = _KILLS,
) -> None:
    """Print how long an import takes, what memory, who waits for it, and what is stored then."""
    pool = recombined.pool(data / "answers")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "articles.jsonl")
            _write(file, pool, size)
            for database in databases:
                with opened(database) as store:
                    _Watched(store, file, size, kills).run(database)


def _write(file: Path, pool: recombined.Pool, size: int) -> None:
    with file.open("w", encoding="utf-8") as lines:
        for number, article in enumerate(recombined.articles(pool, size)):
            given = {name: getattr(article, name) for name in ("title", "text", "site")}
            given |= {"url": f"https://example.com/{number}", "published": article.published}
            lines.write(json.dumps(given) + "\n")


class _Watched:
    """One import, killed and begun again until it has ended."""

    def __init__(self, store: Store, file: Path, size: int, kills: int) -> None:
        self._store = store
        self._file = file
        self._size = size
        self._killed_at = [size * (number + 1) // (kills + 1) for number in range(kills)]
        self._other = Store(store.url.render_as_string(hide_password=False), busy_seconds=_PATIENT)
        self._waited: list[float] = []
        self._peak = 0.0

    def run(self, database: str) -> None:
        """Watch it, and print what was seen."""
        print(f"{self._size:,} articles, {self._file.stat().st_size / 1e6:.0f} MB, on {database}")
        began = time.perf_counter()
        for at in [*self._killed_at, None]:
            self._begin(at)
        taken = time.perf_counter() - began
        print(f"  {taken:.0f} s, {self._size / taken:.0f} a second, {len(self._killed_at)} kills")
        print(f"  peak {self._peak:.0f} MB; load average {os.getloadavg()[0]:.1f}")
        waited = sorted(self._waited)
        late = waited[round(0.99 * (len(waited) - 1))]
        print(
            f"  another writer: {len(waited)} writes, p50 {median(waited):.0f} ms, p99 {late:.0f}"
        )
        self._print_counts()
        self._other.close()

    def _begin(self, killed_at: int | None) -> None:
        """Run the import until it ends, or until so many articles are there."""
        url = self._other.url.render_as_string(hide_password=False)
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "import", str(self._file)],
            env={**os.environ, "DATABASE_URL": url},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for stored in self._looks(process):
            if killed_at is not None and stored >= killed_at:
                process.kill()
                process.wait()
                print(f"  killed at {stored:,}", flush=True)

    def _looks(self, process: subprocess.Popen[bytes]) -> Iterator[int]:
        """How many articles are there, looked at now and then while a process runs."""
        began, first = time.perf_counter(), _stored(self._store)
        while process.poll() is None:
            time.sleep(_LOOKED_EVERY)
            self._write_something()
            self._peak = max(self._peak, resident := _resident(process.pid))
            yield (stored := _stored(self._store))
            if stored - first >= self._size // _PARTS:
                rate = (stored - first) / (time.perf_counter() - began)
                print(f"  {stored:7,}: {rate:4.0f} a second, {resident:.0f} MB", flush=True)
                began, first = time.perf_counter(), stored

    def _write_something(self) -> None:
        began = time.perf_counter()
        with self._other.begin() as uow:
            uow.channels.put(Channel(workspace=LOCAL, conversation=LOCAL))
        self._waited.append(1_000 * (time.perf_counter() - began))

    def _print_counts(self) -> None:
        asked = "SELECT count(*), count(DISTINCT source), count(article_id) FROM share"
        with self._store.read() as uow:
            connection = uow.search._session.connection()
            shares, sources, read = connection.execute(text(asked)).one()
            articles = connection.scalar(text("SELECT count(*) FROM article"))
        print(
            f"  stored: {articles:,} articles by {shares:,} lines, {sources:,} of them different,"
        )
        print(f"  {read:,} read; asked for: {self._size:,}", flush=True)


def _stored(store: Store) -> int:
    with store.read() as uow:
        newest = uow.search._session.connection().scalar(text("SELECT max(id) FROM article"))
    return newest or 0


def _resident(process: int) -> float:
    """In MB; 0 for a process that has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
