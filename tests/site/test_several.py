"""Two real server processes on one database: what happens in one reaches the pages of the other."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import psycopg
import pytest
from websockets.sync.client import ClientConnection

from nearer.crypto import session_hash
from nearer.people.cookies import read_cookies
from nearer.site.carriers import postgres, redis
from nearer.site.carriers.carrier import ROUND, Road
from nearer.site.carriers.messages import ENDED, NEW, Message, unpack
from nearer.site.hub import SPREAD
from nearer.site.live import LOCKED
from nearer.site.url_converters import ShortId
from tests.redis import RedisServer
from tests.site.conftest import HAS_POSTGRES
from tests.site.house import PATIENCE, Browser, House, beside, free_port
from tests.site.test_live import close_code, refused

SECONDS = 5
# Each carrier once: Redis asks no database.
CARRIERS = ["postgres"] if HAS_POSTGRES else ["redis"]
SENTENCE = "a walk along the canal"


@dataclass
class Several:
    """Two processes, and the carrier between them."""

    here: House
    there: House
    road: Road
    address: str
    lose: Callable[[], None]
    find: Callable[[], None]


@pytest.fixture(scope="module")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path_factory.mktemp("redis"), free_port())
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module", params=CARRIERS)
def several(
    request: pytest.FixtureRequest, build: Callable[..., House], redis_server: RedisServer
) -> Iterator[Several]:
    here = build()
    if request.param == "redis":
        here.environment["NEARER_LIVE"] = redis_server.url
        rest = (redis, redis_server.url, redis_server.stop, redis_server.start)
    else:
        here.environment["NEARER_LIVE"] = "postgres"
        rest = (postgres, here.database, lambda: hang_up(here.database), lambda: None)
    there = beside(here)
    with ExitStack() as running:
        for house in (here, there):
            house.start()
            running.callback(house.kill)
        yield Several(here, there, *rest)


def hang_up(database: str) -> None:
    """Cuts every connection between the processes and PostgreSQL."""
    with psycopg.connect(database, autocommit=True) as line:
        line.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def moved(browser: Browser, house: House) -> Browser:
    """The same cookies, sent to another process."""
    return Browser(house, browser.cookies, browser.space)


def news(page: ClientConnection, seconds: float = SECONDS) -> dict[str, object]:
    return dict(json.loads(page.recv(seconds)))


def test_a_write_in_one_reaches_a_page_at_the_other(several: Several) -> None:
    ann = several.here.browser().sign("up", "Ann who writes")
    with moved(ann, several.there).listen() as page:
        ann.write(SENTENCE)
        assert news(page) == {"space": ann.space, "number": 1}
        moved(ann, several.there).write("and back")
        assert news(page) == {"space": ann.space, "number": 2}


def test_a_stranger_at_the_other_hears_nothing(several: Several) -> None:
    ann = several.here.browser().sign("up", "Ann heard elsewhere")
    zoe = several.there.browser().sign("up", "Zoe hears elsewhere")
    with zoe.listen() as page:
        ann.write("not for Zoe")
        zoe.write("for Zoe")
        assert news(page)["space"] == zoe.space
        with pytest.raises(TimeoutError):
            page.recv(0.3)


@pytest.mark.parametrize("way", ["/lock/", "/leave/"])
def test_a_lock_in_one_closes_the_page_at_the_other(
    several: Several, way: str, tell: Callable[[str], None]
) -> None:
    ann = several.here.browser().sign("up", f"Ann at {way}")
    with moved(ann, several.there).listen() as page:
        ann.ask("/help/")  # for the form's token
        began = time.monotonic()
        ann.ask(way, {"csrfmiddlewaretoken": ann.cookies["csrf"]})
        assert close_code(page) == LOCKED
        took = time.monotonic() - began
        tell(f"closed in the other process after {took * 1000:.0f} ms")
        assert took < 1


def test_a_foreign_page_is_refused_by_both(several: Several) -> None:
    ann = several.here.browser().sign("up", "Ann of both")
    for house in (several.here, several.there):
        assert refused(moved(ann, house), "https://elsewhere.example") == 403


def test_what_is_carried_are_ids_and_no_words(several: Several) -> None:
    ann = several.here.browser().sign("up", "Ann overheard")
    cookies = read_cookies(ann.cookies)
    assert cookies
    space, session = ShortId().to_python(ann.space).bytes, session_hash(cookies.sid)
    with several.road.ear(several.address) as heard, ann.listen():
        ann.write(SENTENCE)
        ann.ask("/try/lock-all/", {})
        raw = gathered(heard, until=lambda said: any(session in each.ids for each in said))
    said = [each for each in map(unpack, raw) if each]
    # Nothing is carried but ids. Those of an earlier test may still be under way.
    assert len(said) == len(raw)
    of_ann = [each for each in said if {space, session} & set(each.ids)]
    carried = {(each.kind, one) for each in of_ann for one in each.ids}
    assert {(NEW, space), (ENDED, session)} <= carried
    assert not {(ENDED, space), (NEW, session)} & carried
    assert len({each.sender for each in of_ann}) == 1


def gathered(
    heard: Callable[[float], list[bytes]], until: Callable[[list[Message]], bool]
) -> list[bytes]:
    raw: list[bytes] = []
    began = time.monotonic()
    while time.monotonic() - began < SECONDS:
        raw += heard(ROUND)
        if until([each for each in map(unpack, raw) if each]):
            break
    return raw


def test_a_carrier_that_goes_away_brings_nothing_down(several: Several) -> None:
    ann = several.here.browser().sign("up", "Ann through the gap")
    ben = several.here.browser().sign("up", "Ben through the gap")
    with (
        moved(ann, several.there).listen() as page,
        moved(ben, several.there).listen() as locked_meanwhile,
    ):
        several.lose()
        began = time.monotonic()
        ann.write("while nobody carries")
        assert ann.ask("/try/whence/")[0] == 200
        assert time.monotonic() - began < SECONDS
        ben.ask("/try/lock-all/", {})
        several.find()
        # Who has lost the way looks for it every few seconds, and pages are then asked in turns.
        assert news(page, PATIENCE)["space"] == ann.space
        assert close_code(locked_meanwhile) == LOCKED
        until_quiet(page)
        ann.write("and carried again")
        assert news(page, PATIENCE)["space"] == ann.space
    assert SENTENCE not in several.here.read_log()


def until_quiet(page: ClientConnection) -> None:
    while True:
        try:
            page.recv(SPREAD)
        except TimeoutError:
            return


def test_a_new_ring_is_heard_of_by_pages_that_are_open(several: Several) -> None:
    """A space that is opened on one device is listened to by the pages of another."""
    ann = several.here.browser().sign("up", "Ann of two spaces")
    with moved(ann, several.there).listen() as page:
        _, told = ann.ask("/try/new-space/", {})
        assert news(page) == {"space": told["space"], "number": 1}
        Browser(several.here, ann.cookies, told["space"]).write("in the new one")
        assert news(page)["space"] == told["space"]


def test_each_process_knows_its_own_words(several: Several) -> None:
    ann = several.here.browser().sign("up", "Ann by herself")
    with ann.listen() as page:
        ann.write("once")
        assert news(page)["number"] == 1
        with pytest.raises(TimeoutError):
            page.recv(0.3)
