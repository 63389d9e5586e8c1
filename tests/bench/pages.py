"""Open pages as a crowd has them: bare sockets, many in one process of ours."""

from __future__ import annotations

import asyncio
import json
import resource
import time
from pathlib import Path
from urllib.parse import urlencode

from tests.site.house import Browser, House


class Line:
    """One connection to a server that stays open: for requests, or for a socket's messages."""

    def __init__(self, browser: Browser) -> None:
        self.browser, self.house = browser, browser.house

    async def open(self) -> Line:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.house.port)
        return self

    def send(self, line: str, body: str = "", **headers: str) -> None:
        host = self.house.url.removeprefix("http://")
        every = {"Host": host, "Origin": self.house.url, **self.browser.jar, **headers}
        head = "".join(f"{name}: {value}\r\n" for name, value in every.items())
        self.writer.write(f"{line} HTTP/1.1\r\n{head}\r\n{body}".encode())

    async def status(self) -> int:
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode().lower()
        if "content-length: " in head:
            length = int(head.partition("content-length: ")[2].partition("\r\n")[0])
            await self.reader.readexactly(length)
        return int(head.split()[1])

    async def listen(self) -> Line:
        """Turns into the socket of an open page."""
        self.send(
            "GET /live",
            Connection="Upgrade",
            Upgrade="websocket",
            **{"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "A" * 22 + "=="},
        )
        assert await self.status() == 101
        return self

    async def told(self) -> tuple[float, dict[str, object]]:
        """When the next message came, and what it says. Ours are shorter than 126 bytes."""
        _, length = await self.reader.readexactly(2)
        words = await self.reader.readexactly(length)
        return time.perf_counter(), json.loads(words)

    async def write(self, sentence: str) -> float:
        """Keeps a sentence; when the answer came."""
        body = urlencode({"sentence": sentence})
        kind = "application/x-www-form-urlencoded"
        more = {"Content-Type": kind, "Content-Length": str(len(body))}
        self.send(f"POST /s/{self.browser.space}/try/", body, **more)
        assert await self.status() == 200
        return time.perf_counter()


class Lines:
    """Every line that is opened in here is closed at the end."""

    def __init__(self) -> None:
        self.opened: list[Line] = []

    async def __aenter__(self) -> Lines:
        return self

    async def __aexit__(self, *_: object) -> None:
        for line in self.opened:
            line.writer.close()
        await asyncio.gather(*(line.writer.wait_closed() for line in self.opened))

    async def open(self, browser: Browser) -> Line:
        line = await Line(browser).open()
        self.opened.append(line)
        return line

    async def page(self, browser: Browser) -> Line:
        return await (await self.open(browser)).listen()

    async def pages(self, browsers: list[Browser], each: int) -> list[Line]:
        """So many pages of each browser, twenty at a time."""
        every = [browser for browser in browsers for _ in range(each)]
        found: list[Line] = []
        for start in range(0, len(every), 20):
            found += await asyncio.gather(*map(self.page, every[start : start + 20]))
        return found


def take_files(count: int) -> None:
    """Lets this process hold so many open connections."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, count), hard))


def memory(house: House) -> int:
    """KiB of the server that are in memory."""
    status = Path(f"/proc/{house.running.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])


def cpu_seconds(house: House) -> float:
    """What all threads of the server have used so far."""
    threads = Path(f"/proc/{house.running.pid}/task").glob("*/schedstat")
    return sum(int(each.read_text().split()[0]) for each in threads) / 1e9
