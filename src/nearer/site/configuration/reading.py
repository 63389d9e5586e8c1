"""Reading the environment: every setting at once, and every fault in it at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from ipaddress import ip_address
from typing import Any, TypeVar
from urllib.parse import urlsplit

from nearer.site.carriers import POSTGRES
from nearer.site.configuration import known
from nearer.site.configuration.mail import Sender
from nearer.site.configuration.setting import Misread, Setting, UnsoundSettings
from nearer.site.configuration.site_address import LOCAL

T = TypeVar("T")
PREFIX = "NEARER_"


class Given:
    """The values of all settings, by the setting."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def __getitem__(self, setting: Setting[T]) -> T:
        value: T = self._values[setting.name]
        return value


def read(environ: Mapping[str, str]) -> Given:
    """Raises `UnsoundSettings` with a sentence for each fault."""
    values: dict[str, Any] = {}
    faults = list(unknown(environ))
    for setting in known.SETTINGS:
        try:
            values[setting.name] = setting.read(environ.get(setting.name, ""))
        except Misread as error:
            faults.append(str(error))
    if not faults:
        faults += between(Given(values))
    if faults:
        raise UnsoundSettings(*faults)
    return Given(values)


def unknown(environ: Mapping[str, str]) -> Iterator[str]:
    """A misspelt name would be a setting that silently does not hold."""
    names = {setting.name for setting in known.SETTINGS}
    rests = [name.removeprefix(PREFIX) for name in names]
    for name in environ:
        if name.upper().startswith(PREFIX) and name not in names:
            close = get_close_matches(name.upper().removeprefix(PREFIX), rests, n=1)
            hint = (
                f"Write {PREFIX}{close[0]}." if close else "docs/hosting.md lists those there are."
            )
            yield f"There is no setting {name}. {hint}"


def between(given: Given) -> Iterator[str]:
    """What is wrong with two settings that are each right."""
    if given[known.LIVE] == POSTGRES and not given[known.DATABASE]:
        yield f"{known.LIVE.name} is 'postgres', which needs DATABASE_URL. {known.LIVE.write}"
    if given[known.SMTP].host and not usual_sender(given).domain:
        yield f"{known.MAIL_FROM.name} is missing: NEARER_URL has no name to send mails from. " + (
            known.MAIL_FROM.write
        )


def usual_sender(given: Given) -> Sender:
    """From whom mails come: the given one, or `reminder@` the host."""
    host = urlsplit(given[known.URL]).hostname or ""
    if given[known.MAIL_FROM].domain:
        return given[known.MAIL_FROM]
    if host in LOCAL:
        return Sender("reminder@localhost", "localhost")
    return Sender() if is_number(host) else Sender(f"reminder@{host}", host)


def who_may_sign_up(given: Given) -> str:
    """Outside localhost nobody is let in by mistake."""
    is_here = urlsplit(given[known.URL]).hostname in LOCAL
    return given[known.SIGN_UP] or ("open" if is_here else "invited")


def is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
