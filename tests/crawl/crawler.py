"""Walks through everything that can be reached: follows each link, fills and sends each form.

It knows no page by name. What somebody adds is found because some page leads there.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from nearer.people.cookies import read_cookies
from nearer.people.sessions import watch
from tests.crawl.forms import Form, Forms, Pen

WAYS = ("wrong", "tampered", "first", "last")
SHORT = ("wrong", "first")
# Sent after everything else, for they end what one is walking through.
ENDS = ("leave", "lock", "erase", "delete", "withdraw", "forget", "stop", "refuse", "pause", "back")
# New keys of one shut the space for the other until both have compared the words again.
ENDS += ("keys",)
BEGINS = ("start-keep", "join-account", "sign-in", "recover")


@dataclass(frozen=True)
class Asked:
    """One request: how, where, and the name of the address."""

    method: str
    url: str
    name: str


@dataclass
class Crawler:
    """`look` sees every answer. `name`: who to sign in as whenever the session has ended.

    `prepare` tells the pen, before each form, what only the walker can know by then. `ways`: how
    each form is filled, once in each; `times`: how many pages of one kind are looked at.
    """

    client: Client
    pen: Pen
    look: Callable[[Asked, HttpResponse], None]
    name: str = ""
    prepare: Callable[[Pen, Form], None] = lambda *_: None
    ways: tuple[str, ...] = WAYS
    times: int = 3
    reached: set[str] = field(default_factory=set)
    sent: Counter[tuple[str, ...]] = field(default_factory=Counter)
    visits: Counter[str] = field(default_factory=Counter)
    pages: deque[str] = field(default_factory=deque)
    forms: list[tuple[str, Form, str]] = field(default_factory=list)

    def walk(self, *urls: str, to_the_end: bool = True, at_most: int = 900) -> None:
        """Until nothing new is found. `to_the_end`: also what ends what one walks through."""
        self.visits.clear()
        self.sent.clear()
        self.pages.extend(urls)
        for _ in range(at_most):
            if self.pages:
                self.visit(self.pages.popleft())
                continue
            self.forms.sort(key=self.harshness)
            if not self.forms or (self.harshness(self.forms[0])[0] and not to_the_end):
                self.forms.clear()
                return
            self.send(*self.forms.pop(0))
            self.stay_signed_in()
        raise AssertionError("walked in circles")

    def harshness(self, waiting: tuple[str, Form, str]) -> tuple[bool, bool]:
        address, form, way = waiting
        name = called(urljoin(address, form.action))
        ends = any(word in name for word in ENDS)
        return ends, name in BEGINS and way in ("first", "last")

    def visit(self, url: str) -> None:
        name = called(url)
        self.visits[name] += 1
        if self.visits[name] <= self.times:
            self.take("get", url, self.client.get(url))

    def send(self, address: str, form: Form, way: str) -> None:
        url = urljoin(address, form.action) if form.action else address
        self.prepare(self.pen, form)
        answer = getattr(self.client, form.method)(url, self.pen.fill(form, way))
        self.take(form.method, url, answer)

    def take(self, method: str, url: str, answer: HttpResponse) -> None:
        """Looks at an answer, and remembers where it leads."""
        asked = Asked(method, url, called(url))
        self.look(asked, answer)
        if answer.status_code < 400:
            self.reached.add(asked.name)
        location = answer.headers.get("Location") or answer.headers.get("HX-Redirect")
        if location and method == "post":
            # Where a form leads is always looked at: something new may stand there.
            self.visits[called(urljoin(url, location))] = min(self.visits[called(location)], 1)
        if location:
            self.go_on(urljoin(url, location))
        elif "html" in answer.headers.get("Content-Type", ""):
            self.harvest(url, Forms(answer.content.decode()))

    def harvest(self, url: str, page: Forms) -> None:
        for link in page.links:
            self.go_on(urljoin(url, link))
        for form in page.forms:
            for action in [form.action, *form.others]:
                self.wait(url, replace(form, action=action))

    def wait(self, url: str, form: Form) -> None:
        """Keeps a form to be sent, once in each way."""
        action = called(urljoin(url, form.action or url))
        for way in self.ways if form.typed() else self.ways[-1:]:
            signature = (action, way, *form.shape())
            self.sent[signature] += 1
            if self.sent[signature] == 1:
                self.forms.append((url, form, way))

    def go_on(self, url: str) -> None:
        parts = urlsplit(url)
        local = parts.path + (f"?{parts.query}" if parts.query else "")
        if not parts.netloc and called(local) and self.visits[called(local)] < self.times:
            self.pages.append(local)

    def stay_signed_in(self) -> None:
        cookies = read_cookies({name: each.value for name, each in self.client.cookies.items()})
        if self.name and not (cookies and watch(cookies)):
            fields = {"name": self.name, "passphrase": self.pen.known["passphrase"]}
            answer = self.client.post("/sign-in/", fields)
            self.take("post", "/sign-in/", answer)


@cache
def called(url: str) -> str:
    """The name of an address, or nothing for what is not ours."""
    try:
        return resolve(urlsplit(url).path).url_name or ""
    except Resolver404:
        return ""
