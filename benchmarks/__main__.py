"""`python -m benchmarks NAME --data DIR`: run one benchmark and print its figures.

`DIR` holds the development data, in the folders that each benchmark names. `bot`, `hostile`,
`memory`, `passages` and `speed` run without it.
"""

import argparse
from importlib import import_module
from pathlib import Path

NAMES = (
    "answers",
    "bot",
    "hostile",
    "imports",
    "memory",
    "pages",
    "passages",
    "quotes",
    "scale",
    "search",
    "speed",
    "stories",
    "summaries",
)
NEEDS_NO_DATA = frozenset({"bot", "hostile", "memory", "passages", "speed"})


def main() -> None:
    """Run the benchmark named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--data", type=Path, metavar="DIR")
    parser.add_argument(
        "--articles", type=int, action="append", metavar="N", help="for scale, imports"
    )
    parser.add_argument("--kills", type=int, metavar="N", help="for imports")
    parser.add_argument("--queries", type=int, metavar="N", help="for scale")
    parser.add_argument("--days", type=int, metavar="N", help="for scale")
    parser.add_argument("--database", action="append", metavar="NAME", help="for scale, imports")
    parser.add_argument("--compared", type=int, metavar="N", help="for scale")
    parser.add_argument("--store", type=Path, metavar="DIR", help="for scale")
    arguments = parser.parse_args()
    if arguments.data is None and arguments.name not in NEEDS_NO_DATA:
        parser.error(f"{arguments.name} needs --data DIR")
    given = {
        "sizes": arguments.articles,
        "queries": arguments.queries,
        "databases": arguments.database,
        "days": arguments.days,
        "compared": arguments.compared,
        "folder": arguments.store,
        "kills": arguments.kills,
    }
    options = {name: value for name, value in given.items() if value is not None}
    import_module(f"benchmarks.{arguments.name}").run(arguments.data, **options)


if __name__ == "__main__":
    main()
