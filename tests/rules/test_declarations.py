"""Whatever a feature brings is declared: each payload with words for its reader, each address with
its reason, nothing twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nearer.registry import faults, installed
from nearer.registry.declaration import Feature, Public
from nearer.registry.ground import GROUND
from nearer.registry.kinds import Kind
from nearer.spaces.payload import Payload


class Goldfish(Payload, frozen=True):
    kind = "tests.goldfish"


def test_all_that_is_installed_is_declared() -> None:
    assert faults.faults() == []


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> dict[str, Feature]:
    """The installed features, to which a test adds one."""
    features = dict(installed.features())
    for module in (installed, faults):
        monkeypatch.setattr(module, "features", lambda: features)
    kinds = lambda: {each.cls.kind: each for one in features.values() for each in one.kinds}  # noqa: E731
    public = lambda: {name: each for one in features.values() for name, each in one.public.items()}  # noqa: E731
    monkeypatch.setattr(faults, "kinds", kinds)
    monkeypatch.setattr(faults, "public", public)
    return features


@pytest.mark.parametrize(
    ("feature", "fault"),
    [
        (Feature(kinds=[Kind(Goldfish)]), "tests.goldfish: the file one takes along has no words"),
        (Feature(kinds=[Kind(Goldfish, left_out="no")]), "left out of the file without a reason"),
        (Feature(public={"pond": Public("a pond for goldfish", 200, 405)}), "and there is none"),
        (Feature(public={"front": Public("why", 200, 200)}), "front: an address without a reason"),
        (Feature(kinds=GROUND.kinds[:1]), "pairing.wishes: declared twice"),
    ],
)
def test_the_rule_notices(declared: dict[str, Feature], feature: Feature, fault: str) -> None:
    declared["pond"] = feature
    assert [each for each in faults.faults() if fault in each]


def test_the_rule_notices_what_nobody_declares(declared: dict[str, Feature]) -> None:
    declared["ground"] = replace(GROUND, kinds=(), public={})
    found = faults.faults()
    assert "pairing.calling: no feature declares this kind" in found
    assert "sign-in: an address outside the spaces, and no feature gives its reason" in found
