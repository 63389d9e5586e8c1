"""Whatever bytes are in a row, the result is what was sealed or `BrokenSeal`: nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nearer.crypto import (
    BrokenSeal,
    Cost,
    Grant,
    Identity,
    IdentitySecrets,
    KeyringKey,
    Link,
    MistypedCode,
    SpaceKey,
    SpaceRoot,
    WrapKey,
    generation_of,
    open_draft,
    open_keyring,
    open_note,
    open_session,
    read_code,
    seal_draft,
    seal_keyring,
    seal_note,
    seal_session,
    unwrap,
    verify_chain,
    wrap,
)
from nearer.crypto.box import unpad
from nearer.crypto.terms import MasterKey
from tests.crypto.cast import ANN, BEN, DAN, SPACE, couple, patient

KEY, RING, WRAP = b"k" * 32, KeyringKey(b"r" * 32), WrapKey(b"w" * 32)
SPACE_KEY = SpaceKey(SpaceRoot(KEY), SPACE, 1)
PLACE = (b"e" * 16, b"t" * 12, 1, ANN.id)
SESSION = seal_session(ANN.id, RING)

PARSERS: dict[str, tuple[Callable[[bytes], object], bytes]] = {
    "entry": (lambda blob: SPACE_KEY.open(*PLACE, blob), SPACE_KEY.seal(*PLACE, b"text")),
    "generation": (generation_of, b"\x01\x01\x00\x00\x00\x01"),
    "padding": (unpad, b"\x00\x00\x00\x01x" + bytes(251)),
    "wrap": (
        lambda blob: unwrap(WRAP, "password", ANN.id, 1, b"", blob),
        wrap(WRAP, "password", ANN.id, 1, b"", MasterKey(KEY)),
    ),
    "keyring": (
        lambda blob: open_keyring(RING, ANN.id, 1, blob),
        seal_keyring(RING, ANN.id, 1, b"contents"),
    ),
    "note": (
        lambda blob: open_note(RING, "device", ANN.id, blob),
        seal_note(RING, "device", ANN.id, b"phone"),
    ),
    "session": (
        lambda blob: open_session(ANN.id, SESSION.sid, SESSION.secret, blob),
        SESSION.blob,
    ),
    "draft": (lambda blob: open_draft(KEY, "start", blob), seal_draft(KEY, "start", b"text")),
    "cost": (Cost.decode, Cost().encode()),
    "identity": (Identity.decode, ANN.identity.encode()),
    "secrets": (IdentitySecrets.decode, ANN.secrets.encode()),
    "link": (Link.decode, couple().last.encode()),
    "grant": (Grant.decode, couple().give(ANN, BEN).encode()),
}


def damaged(blob: bytes) -> st.SearchStrategy[bytes]:
    """Noise, or the real thing with a few bytes cut out, exchanged or put in."""
    place = st.integers(0, len(blob))
    edit = st.tuples(place, place, st.binary(max_size=8))
    return st.one_of(
        st.binary(max_size=400),
        st.lists(edit, min_size=1, max_size=3).map(lambda edits: apply(blob, edits)),
    )


def apply(blob: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for start, end, new in edits:
        blob = blob[:start] + new + blob[max(start, min(end, start + 9)) :]
    return blob


@pytest.mark.soak
@pytest.mark.parametrize("name", PARSERS)
def test_parsers_only_ever_refuse(
    name: str, rounds: Callable[..., int], tell: Callable[[str], None]
) -> None:
    parse, good = PARSERS[name]
    examples = rounds(60, soak=20_000)

    @settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(damaged(good))
    def refuse(blob: bytes) -> None:
        try:
            found = parse(blob)
        except BrokenSeal:
            assert blob != good
        else:
            # Opened: then these are the sealed bytes, or a record that spells itself this way.
            assert blob == good or not isinstance(found, bytes) or name == "padding"

    refuse()
    tell(f"{examples} damaged records, none misread")


@patient
@given(st.text(max_size=60))
def test_any_text_is_a_code_or_mistyped(text: str) -> None:
    with pytest.raises(MistypedCode):
        read_code(text)


@patient
@given(st.lists(st.integers(0, 3), max_size=8), st.integers(0, 2))
def test_any_order_of_true_links_is_the_chain_or_refused(order: list[int], seen: int) -> None:
    story = couple().remove(ANN, BEN, [ANN], DAN).tell(ANN, "rotate", ANN, [ANN])
    heads = [None, (2, story.links[1].hash()), (4, story.links[3].hash())]
    links = [story.links[each] for each in order]
    try:
        state = verify_chain(SPACE, links, story.identities, {}, heads[seen])
    except BrokenSeal:
        return
    assert order == list(range(len(order)))
    assert state.seq == len(order) >= (0, 2, 4)[seen]
