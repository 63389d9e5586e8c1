"""Every page there is: the one list, for whoever looks at all of them."""

from __future__ import annotations

from collections.abc import Iterator

from tests.journeys.walker import Walker

NOT_A_PAGE = ("/static/", "/lock/", "/leave/")


def every_page(walker: Walker, *more: str, most: int = 100) -> Iterator[tuple[str, str]]:
    """The kind and the address of one page of each kind that a link leads to, from where the walker
    is, and from `more`. Whoever takes one goes there before taking the next: its links are read
    then. Each reply is a kind of its own."""
    seen: set[str] = set()
    waiting = [walker.page.url, *more]
    while waiting and len(seen) < most:
        address = waiting.pop(0).partition("?")[0]
        kind = address if "/reply/" in address else walker.kind_of(address)
        if kind in seen:
            continue
        seen.add(kind)
        yield kind, address
        waiting += [link for link in walker.links() if not any(part in link for part in NOT_A_PAGE)]
