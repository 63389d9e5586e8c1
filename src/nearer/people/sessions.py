"""Sessions: when they begin and end. A session needs two cookies; the server stores neither.

The row is found by the SHA-256 of the first cookie and holds the keyring key sealed under the
second. A session ends after the person's own idle time, at its absolute end, or when it is locked
from any device; then the row is deleted and nothing on the server can open the keyring again.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from nearer.crypto import BrokenSeal, Hidden, open_session, seal_session, session_hash
from nearer.people import drafts, events
from nearer.people.keyring import Keyring, open_box
from nearer.people.models import Person, Session
from nearer.store.prepared import Prepared

# Recording the time of every click would be a write for every click, and a log of them. With a
# short limit it is recorded more often, so that nobody is locked out long before their time.
NOTED_EVERY = timedelta(minutes=1)
NOTED_TIMES = 8
NEVER = datetime.min.replace(tzinfo=UTC)


PERSON = [field.attname for field in Person._meta.concrete_fields]
# Every request begins with this query.
_found = Prepared(
    lambda sid_hash: Session.objects.filter(
        id=sid_hash, person__sealedkeyring__isnull=False
    ).values_list(
        "box",
        "started_at",
        "seen_at",
        "ends_at",
        "person__sealedkeyring__revision",
        "person__sealedkeyring__box",
        *(f"person__{name}" for name in PERSON),
    )
)


@dataclass(frozen=True, repr=False)
class Cookies(Hidden):
    """The values of the two session cookies."""

    sid: bytes
    secret: bytes


@dataclass(frozen=True, repr=False)
class Device:
    """One of a person's unlocked devices, as shown to its owner."""

    id: str
    name: str
    started: datetime
    is_this: bool


def begin(keyring: Keyring, device: str) -> Cookies:
    """A new session for an open keyring, with a sealed name for the device."""
    person = keyring.person
    if person is None:
        raise BrokenSeal
    now = timezone.now()
    new = seal_session(_whose(person, now), keyring.key)
    with transaction.atomic():
        note_use(person.id, now)
        drafts.remember(new.secret, person.id.bytes)
        Session.objects.create(
            id=new.sid_hash,
            person=person,
            box=new.blob,
            device=keyring.seal("device", device.encode()),
            started_at=now,
            seen_at=now,
            ends_at=_longest(person, now),
        )
    return Cookies(new.sid, new.secret)


def resume(cookies: Cookies) -> Keyring | None:
    """The open keyring of a valid session, or None. A session past its time is deleted."""
    found = _open(cookies)
    if found is None:
        return None
    keyring, seen_at, _ = found
    now = timezone.now()
    if now - seen_at >= min(NOTED_EVERY, _idle(keyring.owner) / NOTED_TIMES):
        Session.objects.filter(id=session_hash(cookies.sid)).update(seen_at=now)
    return keyring


def watch(cookies: Cookies) -> tuple[Keyring, datetime] | None:
    """As `resume` for a page that is only open, and when its session ends if it is not used.

    This does not count as use: a page nobody looks at must not keep its own session alive.
    """
    found = _open(cookies)
    return (found[0], found[2]) if found else None


def _open(cookies: Cookies) -> tuple[Keyring, datetime, datetime] | None:
    """The keyring, when the session was last used, and when it ends if it is not used again."""
    row = next(iter(_found(session_hash(cookies.sid))), None)
    if row is None:
        return None
    box, started_at, seen_at, ends_at, revision, sealed, *about = row
    person = Person.from_db(None, PERSON, about)
    ends_at = _end_of(person, started_at, seen_at, ends_at)
    if timezone.now() >= ends_at or person.barred_on:
        lock(cookies)
        return None
    try:
        key = open_session(_whose(person, started_at), cookies.sid, cookies.secret, box)
        return open_box(person, key, revision, sealed), seen_at, ends_at
    except BrokenSeal:
        return None


def _whose(person: Person, started_at: datetime) -> bytes:
    """What the session is sealed with: whose it is, and since when."""
    return person.id.bytes + int(started_at.timestamp()).to_bytes(8)


def _end_of(person: Person, started_at: datetime, seen_at: datetime, ends_at: datetime) -> datetime:
    """The earliest of all ends: no column that was moved makes a session longer than the operator
    allows."""
    try:
        return min(ends_at, seen_at + _idle(person), _longest(person, started_at))
    except OverflowError:
        return NEVER  # a moment at the end of all days was not written here


def _longest(person: Person, started_at: datetime) -> datetime:
    hours = bounded(person.session_hours, settings.NEARER_SESSION_HOURS)
    return started_at + timedelta(hours=hours)


def _idle(person: Person) -> timedelta:
    return timedelta(minutes=bounded(person.idle_minutes, settings.NEARER_IDLE_MINUTES))


def bounded(value: int, allowed: range) -> int:
    """Within what the operator allows, whatever stands in the row."""
    return min(max(value, allowed[0]), allowed[-1])


def lock(cookies: Cookies) -> None:
    """Ends this session."""
    end(Session.objects.filter(id=session_hash(cookies.sid)))


def lock_everywhere(keyring: Keyring, but: Cookies | None = None) -> None:
    """Ends every session of the person, or every one but this."""
    sessions = Session.objects.filter(person_id=keyring.me)
    end(sessions.exclude(id=session_hash(but.sid)) if but else sessions)


def lock_one(keyring: Keyring, device_id: str) -> None:
    """Ends one of the person's own sessions; an unknown id changes nothing."""
    own = Session.objects.filter(person_id=keyring.me)
    end(own.filter(id__in=[row.id for row in own if row.id.hex() == device_id]))


def limit(keyring: Keyring, idle_minutes: int, session_hours: int) -> None:
    """Sets the person's session limits. A shorter one also holds for devices unlocked now."""
    person, longest = keyring.owner, timedelta(hours=session_hours)
    person.idle_minutes, person.session_hours = idle_minutes, session_hours
    with transaction.atomic():
        person.save(update_fields=["idle_minutes", "session_hours"])
        own = Session.objects.filter(person=person)
        for row in own:
            own.filter(pk=row.pk).update(ends_at=min(row.ends_at, row.started_at + longest))


def end_overdue(now: datetime) -> int:
    """Ends every session that is past its time, of all people. Returns how many."""
    overdue = Q(ends_at__lte=now)
    for minutes in Session.objects.values_list("person__idle_minutes", flat=True).distinct():
        unused_since = now - timedelta(minutes=minutes)
        overdue |= Q(person__idle_minutes=minutes, seen_at__lte=unused_since)
    return end(Session.objects.filter(overdue))


def end(sessions: QuerySet[Session]) -> int:
    ended = list(sessions.values_list("id", "person_id", "seen_at"))
    sessions.delete()
    for _, person, seen_at in ended:
        note_use(person, seen_at)
    if ended:
        events.locked.send(None, session_ids=[id_ for id_, *_ in ended])
    return len(ended)


def note_use(person: uuid.UUID, at: datetime) -> None:
    """The day of an account's last use, for whoever says that it is lost."""
    rows = Person.objects.filter(Q(used_on=None) | Q(used_on__lt=at.date()), pk=person)
    rows.update(used_on=at.date())


def was_used_since(person: uuid.UUID, moment: datetime) -> bool:
    """Whether an account was used on a day after that of the moment, or is open and was used after
    the moment itself."""
    later = Person.objects.filter(pk=person, used_on__gt=moment.astimezone(UTC).date())
    return later.exists() or Session.objects.filter(person_id=person, seen_at__gt=moment).exists()


def devices(keyring: Keyring, current: Cookies) -> list[Device]:
    """The person's unlocked devices, this one first."""
    this = session_hash(current.sid)
    rows = Session.objects.select_related("person").filter(person_id=keyring.me)
    now = timezone.now()
    found = [
        _device(keyring, row, this)
        for row in rows.order_by("-started_at")
        if _end_of(row.person, row.started_at, row.seen_at, row.ends_at) > now
    ]
    return sorted(found, key=lambda device: not device.is_this)


def _device(keyring: Keyring, row: Session, this: bytes) -> Device:
    try:
        name = keyring.open("device", row.device).decode()
    except BrokenSeal:
        name = ""
    return Device(row.id.hex(), name, row.started_at, row.id == this)
