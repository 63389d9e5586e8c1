"""Password hashing: what a guess costs, and how many derivations run at once."""

from __future__ import annotations

import struct
import threading
import time
import unicodedata

import pytest

from nearer.crypto import BrokenSeal, Cost, TooBusy, new_salt, password, same, stretch
from nearer.crypto.password import Turnstile

LIGHT = Cost(19 * 1024, 3)
SALT, PEPPER = b"s" * 16, b"p" * 32


def test_a_passphrase_gives_the_same_keys_again() -> None:
    one, two = (stretch("kettle orchard", SALT, LIGHT, PEPPER) for _ in range(2))
    assert one == two
    assert (len(one.verifier), len(one.wrap_key)) == (32, 32)
    assert one.verifier != one.wrap_key
    assert repr(one) == "<Stretched>"


def test_passphrase_salt_cost_and_pepper_all_matter() -> None:
    keys = [
        stretch("kettle orchard", SALT, LIGHT, PEPPER),
        stretch("kettle orcharD", SALT, LIGHT, PEPPER),
        stretch("kettle orchard ", SALT, LIGHT, PEPPER),
        stretch("kettle orchard", b"t" * 16, LIGHT, PEPPER),
        stretch("kettle orchard", SALT, Cost(20 * 1024, 3), PEPPER),
        stretch("kettle orchard", SALT, Cost(19 * 1024, 4), PEPPER),
        stretch("kettle orchard", SALT, LIGHT, b"q" * 32),
    ]
    assert len({key.verifier for key in keys}) == len({key.wrap_key for key in keys}) == len(keys)


def test_one_letter_typed_in_two_ways_is_one_letter() -> None:
    composed = unicodedata.normalize("NFC", "café")
    decomposed = unicodedata.normalize("NFD", "café")
    assert composed != decomposed
    one = stretch(composed, SALT, LIGHT, PEPPER)
    assert one == stretch(decomposed, SALT, LIGHT, PEPPER)
    # NFKC would take these for the same passphrase, and so make guessing easier.
    assert stretch("x\u00b2", SALT, LIGHT, PEPPER) != stretch("x2", SALT, LIGHT, PEPPER)


def test_half_a_sign_is_no_error() -> None:
    """A browser can send a lone surrogate; it must not cause a server error."""
    assert stretch("\ud83d", SALT, LIGHT, PEPPER) == stretch("\ud83d", SALT, LIGHT, PEPPER)


@pytest.mark.parametrize(
    ("memory_kib", "passes"),
    [(8, 1), (19455, 10), (19456, 2), (47103, 1), (46 * 512 - 1, 2), (1024 * 1024 + 1, 3),
     (65536, 11), (65536, 0), (65536, -1), (-65536, -3), (0, 0), (2**31, 3)],
)  # fmt: skip
def test_costs_outside_the_policy_are_refused(memory_kib: int, passes: int) -> None:
    with pytest.raises(BrokenSeal):
        Cost(memory_kib, passes)
    if min(memory_kib, passes) >= 0:
        with pytest.raises(BrokenSeal):
            Cost.decode(struct.pack(">BIIB", 1, memory_kib, passes, 1))


@pytest.mark.parametrize(
    ("memory_kib", "passes"),
    [(19456, 3), (23552, 2), (47104, 1), (65536, 3), (1024 * 1024, 10)],
)
def test_costs_inside_the_policy_travel(memory_kib: int, passes: int) -> None:
    cost = Cost(memory_kib, passes)
    assert Cost.decode(cost.encode()) == cost


def test_the_usual_cost_is_64_mib_in_three_passes() -> None:
    assert (Cost().memory_kib, Cost().passes) == (65536, 3)
    assert Cost().encode().hex() == "01000100000000000301"


@pytest.mark.parametrize(
    "blob",
    ["", "0100010000000000030100", "010001000000000003", "00000100000000000301",
     "02000100000000000301", "01000100000000000300", "01000100000000000304"],
)  # fmt: skip
def test_a_cost_we_would_not_write_is_refused(blob: str) -> None:
    with pytest.raises(BrokenSeal):
        Cost.decode(bytes.fromhex(blob))


@pytest.mark.parametrize(
    ("salt", "pepper"), [(b"s" * 15, PEPPER), (b"s" * 17, PEPPER), (SALT, b""), (SALT, b"p" * 31)]
)
def test_salt_and_pepper_have_one_size(salt: bytes, pepper: bytes) -> None:
    with pytest.raises(BrokenSeal):
        stretch("kettle orchard", salt, LIGHT, pepper)


def test_salts_are_random() -> None:
    assert len({new_salt() for _ in range(100)}) == 100
    assert len(new_salt()) == 16


def test_equality_is_of_whole_values() -> None:
    assert same(b"abc", b"abc")
    assert not same(b"abc", b"abd")
    assert not same(b"abc", b"ab")


def test_the_turnstile_lets_some_in_some_wait_and_sends_the_rest_away() -> None:
    turnstile = Turnstile(at_once=1, waiting=1)
    inside, leave, done = threading.Event(), threading.Event(), threading.Event()

    def first() -> None:
        with turnstile.turn():
            inside.set()
            leave.wait(10)

    def second() -> None:
        with turnstile.turn():
            done.set()

    threads = [threading.Thread(target=act, daemon=True) for act in (first, second)]
    threads[0].start()
    assert inside.wait(10)
    threads[1].start()
    # The second has a place in the queue as soon as no place is left, and no seat yet.
    wait_until_full(turnstile)
    with pytest.raises(TooBusy), turnstile.turn():
        pytest.fail("nobody is let in past a full queue")
    assert not done.is_set()
    leave.set()
    assert done.wait(10)
    for thread in threads:
        thread.join(10)
    with turnstile.turn():
        pass


def wait_until_full(turnstile: Turnstile) -> None:
    for _ in range(1000):
        if turnstile._places._value:
            time.sleep(0.005)
    assert turnstile._places._value == 0


def test_an_error_gives_the_seat_back() -> None:
    turnstile = Turnstile(at_once=1, waiting=0)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), turnstile.turn():
            raise ZeroDivisionError
    with turnstile.turn(), pytest.raises(TooBusy), turnstile.turn():
        pytest.fail("the only seat is taken")


def test_stretching_goes_through_the_turnstile(monkeypatch: pytest.MonkeyPatch) -> None:
    only = Turnstile(at_once=1, waiting=0)
    monkeypatch.setattr(password, "_turnstile", only)
    with only.turn(), pytest.raises(TooBusy):
        stretch("kettle orchard", SALT, LIGHT, PEPPER)


def test_twice_as_many_at_once_as_there_are_cores() -> None:
    assert password._turnstile._seats._value == 2 * password._CORES
    assert password._turnstile._places._value == 10 * password._CORES
