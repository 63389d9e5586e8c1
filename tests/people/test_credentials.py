"""Signing up and in: one derivation, one answer for every wrong guess, and no lost way in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from pytest_django.fixtures import Settings

from nearer.crypto import BrokenSeal, Cost, password
from nearer.people import credentials, recovery, rekey
from nearer.people.keyring import About, WrongWords
from nearer.people.models import Attempts, Credential, Person
from nearer.people.rate_limits import Asker
from tests.at_once import at_once
from tests.cast import Friend

HOME = Asker("203.0.113.7")


@pytest.fixture
def derivations(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The memory of each Argon2id that runs: counting them replaces measuring time."""
    ran: list[int] = []
    real = password.argon2id.kdf

    def counted(*words: bytes, memlimit: int, opslimit: int) -> bytes:
        ran.append(memlimit * opslimit)
        return real(*words, memlimit=memlimit, opslimit=opslimit)

    monkeypatch.setattr(password.argon2id, "kdf", counted)
    return ran


def test_signing_up_and_in_cost_one_derivation_each(db: None, derivations: list[int]) -> None:
    keyring = credentials.sign_up("Olu", "kettle orchard lantern", About("Olu"))
    assert len(derivations) == 1
    assert credentials.sign_in("  OLU ", "kettle orchard lantern", HOME).me == keyring.me
    assert len(derivations) == 2


def test_an_unknown_name_costs_and_answers_as_a_wrong_passphrase(
    ann: Friend, derivations: list[int]
) -> None:
    answers = []
    for name, passphrase in (("Ann", "wrong"), ("Nobody", "wrong"), ("Nobody", ann.passphrase)):
        with pytest.raises(WrongWords) as refused:
            credentials.sign_in(name, passphrase, HOME)
        answers.append((refused.type, str(refused.value), refused.value.__cause__))
    assert len(set(answers)) == 1
    assert len(derivations) == 3
    assert len(set(derivations)) == 1


def test_a_name_nobody_has_looks_the_same_each_time(ann: Friend) -> None:
    """A new salt at each attempt would reveal that there is no row."""
    first, second = credentials._decoy("nobody"), credentials._decoy("nobody")
    assert first.salt == second.salt
    assert first.salt != credentials._decoy("somebody").salt
    assert len(first.salt) == len(Credential.objects.get(way=Credential.PASSPHRASE).salt)


def test_a_name_is_taken_once(ann: Friend) -> None:
    with pytest.raises(credentials.NameTaken):
        credentials.sign_up("ANN", "another passphrase altogether", About("Ann"))
    assert Person.objects.count() == 1


def test_the_row_holds_neither_passphrase_nor_key(ann: Friend) -> None:
    row = Credential.objects.get(way=Credential.PASSPHRASE)
    stretched = credentials.stretch(
        ann.passphrase, row.salt, Cost.decode(row.cost), credentials.pepper()[1]
    )
    assert row.verifier == stretched.verifier
    assert bytes(stretched.wrap_key) not in (row.verifier, row.box, row.salt)
    assert row.pepper == credentials.pepper()[0]


def test_confirming_asks_for_the_right_passphrase(ann: Friend) -> None:
    assert credentials.confirm(ann.keyring.owner, ann.passphrase, HOME).keyring.me == ann.keyring.me
    assert not Attempts.objects.exists()
    with pytest.raises(WrongWords):
        credentials.confirm(ann.keyring.owner, "wrong", HOME)


def test_a_new_passphrase_replaces_the_old_one(ann: Friend) -> None:
    opened = credentials.confirm(ann.keyring.owner, ann.passphrase, HOME)
    credentials.change_passphrase(opened, "lantern orchard kettle")
    assert credentials.sign_in("Ann", "lantern orchard kettle", HOME).me == ann.keyring.me
    with pytest.raises(WrongWords):
        credentials.sign_in("Ann", ann.passphrase, HOME)


def test_a_change_that_crosses_a_re_key_is_refused(ann: Friend) -> None:
    """It would wrap a master key that opens nothing any more, and lock its owner out."""
    late = credentials.confirm(ann.keyring.owner, ann.passphrase, HOME)
    rekey.renew(credentials.confirm(ann.keyring.owner, ann.passphrase, HOME), "renewed by another")
    with pytest.raises(WrongWords):
        credentials.change_passphrase(late, "lantern orchard kettle")
    assert credentials.sign_in("Ann", "renewed by another", HOME)


def test_a_new_code_that_crosses_a_re_key_is_refused(ann: Friend) -> None:
    """It would take the place of the one code that still opens."""
    late = credentials.confirm(ann.keyring.owner, ann.passphrase, HOME)
    opened = credentials.confirm(ann.keyring.owner, ann.passphrase, HOME)
    code = recovery.unproved_code(rekey.renew(opened, "renewed by another"))
    with pytest.raises(WrongWords):
        credentials.change_code(late)
    assert code
    assert recovery.recover("Ann", code, HOME)


def test_signing_in_makes_a_cheap_wrap_dearer(
    ann: Friend, settings: Settings, derivations: list[int]
) -> None:
    settings.NEARER_ARGON2 = "48128:1"
    assert credentials.sign_in("Ann", ann.passphrase, HOME)
    assert Cost.decode(Credential.objects.get(way=Credential.PASSPHRASE).cost).memory_kib == 48128
    assert len(derivations) == 2
    assert credentials.sign_in("Ann", ann.passphrase, HOME)
    assert len(derivations) == 3


def test_a_dearer_wrap_does_not_bring_an_old_passphrase_back(ann: Friend) -> None:
    row = Credential.objects.select_related("person").get(way=Credential.PASSPHRASE)
    opened = credentials.confirm(ann.keyring.owner, ann.passphrase, HOME)
    credentials.change_passphrase(opened, "lantern orchard kettle")
    credentials._make_dearer(row, opened.master, ann.passphrase)
    assert credentials.sign_in("Ann", "lantern orchard kettle", HOME)


def test_a_cost_below_the_floor_is_refused(ann: Friend, settings: Settings) -> None:
    settings.NEARER_ARGON2 = "8:1"
    with pytest.raises(BrokenSeal):
        credentials.wished_cost()
    Credential.objects.filter(way=Credential.PASSPHRASE).update(cost=bytes(10))
    with pytest.raises(BrokenSeal):
        credentials.sign_in("Ann", ann.passphrase, HOME)


@pytest.mark.parametrize("column", ["salt", "cost", "box", "verifier", "epoch"])
def test_a_way_of_somebody_else_opens_nothing(ann: Friend, zoe: Friend, column: str) -> None:
    rows = Credential.objects.filter(way=Credential.PASSPHRASE)
    theirs = rows.get(person_id=zoe.keyring.me)
    other = {"cost": Cost(48128, 1).encode(), "epoch": 2}.get(column, getattr(theirs, column))
    rows.filter(person_id=ann.keyring.me).update(**{column: other})
    for passphrase in (ann.passphrase, zoe.passphrase):
        with pytest.raises((WrongWords, BrokenSeal)):
            credentials.sign_in("Ann", passphrase, HOME)


def test_a_whole_way_of_somebody_else_opens_nothing(ann: Friend, zoe: Friend) -> None:
    """Zoe writes her own row over Ann's, and signs in as Ann with her own passphrase."""
    rows = Credential.objects.filter(way=Credential.PASSPHRASE)
    theirs = rows.get(person_id=zoe.keyring.me)
    columns = ("salt", "cost", "verifier", "box", "pepper", "epoch")
    rows.filter(person_id=ann.keyring.me).update(
        **{column: getattr(theirs, column) for column in columns}
    )
    with pytest.raises(BrokenSeal):
        credentials.sign_in("Ann", zoe.passphrase, HOME)


@pytest.mark.django_db(transaction=True)
def test_one_of_two_at_the_same_moment_gets_the_name() -> None:
    done = at_once([lambda: credentials.sign_up("Olu", "kettle orchard lantern", About())] * 3)
    assert sorted(type(each).__name__ for each in done) == ["Keyring", "NameTaken", "NameTaken"]
    assert Person.objects.count() == 1


@pytest.mark.parametrize("way", [Credential.PASSPHRASE, Credential.RECOVERY])
def test_a_way_from_before_a_change_opens_nothing(ann: Friend, way: str) -> None:
    """Also where the old row was put back, whole."""
    code = recovery.unproved_code(ann.keyring) or ""
    rows = Credential.objects.filter(person=ann.keyring.me, way=way)
    [old] = rows.values()
    opened = credentials.confirm(ann.keyring.owner, ann.passphrase, HOME)
    credentials.change_passphrase(opened, "lantern orchard kettle")
    credentials.change_code(opened)
    rows.update(**{name: old[name] for name in ("salt", "cost", "pepper", "verifier", "box")})
    by = {
        Credential.PASSPHRASE: lambda: credentials.sign_in("Ann", ann.passphrase, HOME),
        Credential.RECOVERY: lambda: recovery.recover("Ann", code, HOME),
    }
    with pytest.raises(WrongWords):
        by[way]()


def test_an_account_from_before_ways_were_remembered_opens(ann: Friend) -> None:
    ann.refresh().change(lambda contents: contents.ways.clear())
    assert credentials.sign_in("Ann", ann.passphrase, HOME).contents.ways.keys() == {
        Credential.PASSPHRASE
    }


def test_a_decoy_costs_what_people_here_cost(ann: Friend, settings: LazySettings) -> None:
    """After the price was raised, who has not signed in since still has the old one."""
    old = Credential.objects.get(person=ann.keyring.me, way=Credential.PASSPHRASE).cost
    settings.NEARER_ARGON2 = "65536:3"
    assert credentials.wished_cost().encode() != old
    assert credentials._decoy("nobody").cost == old
    Person.objects.all().delete()
    assert credentials._decoy("nobody").cost == credentials.wished_cost().encode()


def test_a_name_that_somebody_takes_in_between_is_taken(
    ann: Friend, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looked for first, and held by the database itself."""
    monkeypatch.setattr(credentials, "spellings", lambda _name: [])
    with pytest.raises(credentials.NameTaken):
        credentials.sign_up("Ann", "another passphrase altogether", About("Ann"))
    assert Person.objects.count() == 1
