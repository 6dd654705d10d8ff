"""A web site on this machine, for tests: no other network is touched."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

PROSE = (
    "Arland has moved forty thousand troops to its border with Bordia, officials said on Monday, and demands that "
    "the pact be dissolved.",
    "The president of Bordia said his country would not give in. “We will not withdraw,” he told reporters.",
    "Norland offered to host talks next week, but Arland has not answered. It denies planning an attack.",
)
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>Arland masses troops on the border | The Daily</title>
<meta property="article:modified_time" content="2024-05-09T10:00:00Z">
<meta property="article:published_time" content="2024-05-06T23:10:00-05:00"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><p>{"</p><p>".join(PROSE)}</p></article></main>
<aside><h3>Related stories</h3><ul><li><a href="/1">Peru recalls its envoy</a></li></ul></aside>
<footer>© 2019 The Daily. Subscribe to our newsletter. All rights reserved.</footer></body></html>
"""


@dataclass
class Reply:
    """What the site answers at one path."""

    body: str | bytes = ""
    media: str | None = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    endless: bool = False
    pause: float = 0


@contextmanager
def website(pages: Mapping[str, Reply]) -> Iterator[str]:
    """Serve `pages` by their paths, and yield the site's address; other paths are not found."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = pages.get(self.path, Reply("Not here", status=404))
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            with suppress(ConnectionError):
                self.send_response(reply.status)
                if reply.media:
                    self.send_header("Content-Type", reply.media)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                time.sleep(reply.pause)
                self.wfile.write(body)
                while reply.endless:
                    self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
