"""The bytes of tallies, frozen: what a keyring counted once has to be read for ever."""

from __future__ import annotations

from datetime import date

from nearer.spaces.payload import pack, unpack
from nearer.spaces.tally import Counted, Difference, Mark, Other, Tally, decode, encode

KEY = bytes(range(32))
MARKS = [
    Mark(b"i" * 16, b"a" * 16, b"t" * 12, 3, date(2026, 5, 31), b"s" * 16, 400),
    Mark(b"j" * 16, b"a" * 16, b"u" * 12, 1, date(2026, 6, 1), None, 300),
]
TOTAL = "ef3afed3ce683a6fca05ac0286b3e2ce01e3e121786c927c0f60b62d857f040e"
COUNTED = (
    "9496c420000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0204cd02bcc420ef"
    "3afed3ce683a6fca05ac0286b3e2ce01e3e121786c927c0f60b62d857f040e900581c4106262626262626262"
    "6262626262626262920793fffdc4206464646464646464646464646464646464646464646464646464646464"
    "64646405"
)
ENTRY = (
    "96ac7370616365732e74616c6c790100aa303030312d30312d3031a096c420000102030405060708090a0b0c"
    "0d0e0f101112131415161718191a1b1c1d1e1f0204cd02bcc420ef3afed3ce683a6fca05ac0286b3e2ce01e3"
    "e121786c927c0f60b62d857f040e91c4086969696969696969"
)


def tally() -> Tally:
    return Tally.of(MARKS, KEY).traced([MARKS[0]], [])


def counted() -> Counted:
    other = Other(7, Difference(-1, -3, b"d" * 32))
    return Counted(Tally.of(MARKS, KEY), 5, {b"b" * 16: other}, 5)


def test_the_total_is_the_one_of_the_release() -> None:
    assert tally().total.hex() == TOTAL
    assert (tally().count, tally().revisions, tally().size) == (2, 4, 700)
    assert tally().moved(MARKS, ()).moved((), MARKS[::-1]).total.hex() == TOTAL


def test_what_a_keyring_holds_is_read_again() -> None:
    assert encode(counted()).hex() == COUNTED
    assert decode(bytes.fromhex(COUNTED)) == counted()


def test_a_tally_in_a_space_is_read_again() -> None:
    assert pack(tally(), 0, date.min).hex() == ENTRY
    assert unpack(Tally, bytes.fromhex(ENTRY)).body == tally()
