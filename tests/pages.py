"""Pages of invented news, and a real server on the loopback address that serves them."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FERRY = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Ferry to Skarholm will sail again in May</title>
<meta property="og:site_name" content="The Fjord Ledger">
<meta name="author" content="Ada Example">
<meta property="article:published_time" content="2026-11-20T08:30:00+01:00">
</head><body><header><nav><a href="/">Home</a></nav></header><article>
<h1>Ferry to Skarholm will sail again in May</h1>
<p>The ferry to the island of Skarholm will sail again in May, two years after a fire in its engine
room put it out of service, the harbour board said on Thursday.</p>
<p>“We have waited for this day with all of our hearts, and so has every child on the island,” said
Marit Solberg, the mayor of Skarholm. She added that the school would reopen its upper classes.</p>
<p>Repairs cost 41 million crowns, of which the county pays 30 million. A second engine was fitted
so that the ferry can reach the island on one of them alone.</p>
<p>The crossing takes 55 minutes and will be made six times a day. Fares will not rise before the
autumn, according to the harbour board.</p>
<p>During the two years without a ferry the island lost 64 of its 410 inhabitants. Two shops closed,
and the doctor came by helicopter once a week.</p>
</article><footer>© The Fjord Ledger</footer></body></html>"""

WALL = """<!doctype html><html lang="en"><head><title>Just a moment...</title></head><body>
<h1>example.com</h1><p>Checking your browser before accessing example.com.</p>
<p>Verify you are human by completing the action below.</p></body></html>"""

LIST = (
    """<!doctype html><html lang="en"><head><title>News</title></head><body><ul>"""
    + "".join(f'<li><a href="/story-{n}">Story number {n} of the day</a></li>' for n in range(30))
    + "</ul></body></html>"
)


class NewsSite:
    """Serves pages by path, and notes what was asked for."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.pages: dict[str, list[tuple[int, str, bytes]]] = {}
        self.asked: list[str] = []
        self.meanwhile: Callable[[], object] = lambda: None
        """What happens between a page's being asked for and its being sent."""

    @property
    def host(self) -> str:
        """host:port, as FETCH_ALLOW wants it."""
        return self.base.removeprefix("http://")

    def publish(self, path: str, html: str, *, status: int = 200, kind: str = "text/html") -> str:
        """Put a page on the site, in place of what was there; its address."""
        self.pages[path] = [(status, kind, html.encode())]
        return self.base + path

    def fail_once(self, path: str) -> None:
        """Let the page that stands there be preceded by a server's error."""
        self.pages[path].insert(0, (500, "text/html", b"trouble"))

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """What is there now; the last answer stays."""
        answers = self.pages.get(path, [(404, "text/html", b"gone")])
        return answers.pop(0) if len(answers) > 1 else answers[0]


@contextmanager
def news_site() -> Iterator[NewsSite]:
    """A site without pages yet."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.meanwhile()
            status, kind, content = site.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Keep the test's output quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = NewsSite(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
