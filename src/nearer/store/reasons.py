"""Why a database or another server is out of reach: a word from a list of ours.

A library's own message may quote an address, a statement or a value in it. For an operator the kind
is enough, and it is all that is ever logged or shown.
"""

from __future__ import annotations

import smtplib
import socket
import sqlite3
import ssl
from collections.abc import Iterator
from enum import StrEnum

from django.db import DatabaseError, InterfaceError, OperationalError


class Reason(StrEnum):
    REFUSED = "refused"
    TIMEOUT = "timeout"
    NAME = "no such host"
    CERTIFICATE = "certificate"
    TLS = "tls"
    SIGN_IN = "sign-in"
    ABSENT = "not there"
    FULL = "full"
    READ_ONLY = "read-only"
    BUSY = "busy"
    CROWDED = "too many connections"
    DAMAGED = "damaged"
    LATER = "later"
    NOT_TAKEN = "not taken"
    LOST = "lost"


OF_SQLITE = {
    sqlite3.SQLITE_BUSY: Reason.BUSY,
    sqlite3.SQLITE_LOCKED: Reason.BUSY,
    sqlite3.SQLITE_READONLY: Reason.READ_ONLY,
    sqlite3.SQLITE_IOERR: Reason.LOST,
    sqlite3.SQLITE_CORRUPT: Reason.DAMAGED,
    sqlite3.SQLITE_NOTADB: Reason.DAMAGED,
    sqlite3.SQLITE_FULL: Reason.FULL,
    sqlite3.SQLITE_CANTOPEN: Reason.ABSENT,
}
# PostgreSQL's SQLSTATE, whole or the class that it begins with.
OF_POSTGRESQL = {
    "08": Reason.LOST,
    "25006": Reason.READ_ONLY,
    "28": Reason.SIGN_IN,
    "3D": Reason.ABSENT,
    "40": Reason.BUSY,
    "53100": Reason.FULL,
    "53300": Reason.CROWDED,
    "55P03": Reason.BUSY,
    "57014": Reason.TIMEOUT,
    "57P": Reason.LOST,
    "58": Reason.LOST,
    "XX001": Reason.DAMAGED,
}
# libpq has no codes for what fails before there is a connection.
IN_WORDS = {
    "refused": Reason.REFUSED,
    "timeout": Reason.TIMEOUT,
    "timed out": Reason.TIMEOUT,
    "authentication failed": Reason.SIGN_IN,
    "no password supplied": Reason.SIGN_IN,
    "translate host name": Reason.NAME,
    "name or service": Reason.NAME,
    "resolve": Reason.NAME,
    "certificate": Reason.CERTIFICATE,
    "ssl": Reason.TLS,
    "too many": Reason.CROWDED,
    "remaining connection slots": Reason.CROWDED,
    "does not exist": Reason.ABSENT,
    "no such file": Reason.ABSENT,
}
# "Authentication required", and what servers say that take nothing in clear.
WANTS_MORE = 530
OF_NETWORK: tuple[tuple[type[BaseException], Reason], ...] = (
    (ssl.SSLCertVerificationError, Reason.CERTIFICATE),
    (ssl.SSLError, Reason.TLS),
    (smtplib.SMTPAuthenticationError, Reason.SIGN_IN),
    (smtplib.SMTPNotSupportedError, Reason.TLS),
    (socket.gaierror, Reason.NAME),
    (ConnectionRefusedError, Reason.REFUSED),
    (TimeoutError, Reason.TIMEOUT),
)


def database_reason(error: BaseException | None) -> Reason | None:
    """Why the database is out of reach; None if the error is no sign of that but a fault of ours,
    like a table that is missing."""
    if not isinstance(error, DatabaseError | InterfaceError):
        return None
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return OF_SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    state = getattr(cause, "sqlstate", None) or ""
    for code, reason in OF_POSTGRESQL.items():
        if state.startswith(code):
            return reason
    if state or not isinstance(error, OperationalError | InterfaceError):
        return None
    return in_words(str(cause or error))


def in_words(message: str) -> Reason:
    text = message.lower()
    return next((reason for word, reason in IN_WORDS.items() if word in text), Reason.LOST)


def network_reason(error: BaseException) -> Reason:
    """Why a mail server or a Redis is out of reach."""
    for each in chain(error):
        for kind, reason in OF_NETWORK:
            if isinstance(each, kind):
                return reason
    return in_words(" ".join(map(str, chain(error))))


def mail_reason(error: BaseException) -> Reason:
    """Why a mail was not taken. `NOT_TAKEN` alone is about the mail or its address and holds for
    ever; everything else is about the server, and passes."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        return Reason.LATER if any(map(is_temporary, codes)) else Reason.NOT_TAKEN
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return Reason.SIGN_IN
    if isinstance(error, smtplib.SMTPResponseException):
        return of_code(error)
    if isinstance(error, ValueError) and not isinstance(error, OSError):
        return Reason.NOT_TAKEN  # the mail library cannot write it down
    return network_reason(error)


def is_temporary(code: int) -> bool:
    return 400 <= code < 500


def of_code(error: smtplib.SMTPResponseException) -> Reason:
    """A server that takes no mail of ours from anybody has a reason other than this mail."""
    if is_temporary(error.smtp_code):
        return Reason.LATER
    if error.smtp_code == WANTS_MORE:
        return Reason.TLS if b"TLS" in as_bytes(error.smtp_error).upper() else Reason.SIGN_IN
    return Reason.REFUSED if isinstance(error, smtplib.SMTPSenderRefused) else Reason.NOT_TAKEN


def as_bytes(text: bytes | str) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def chain(error: BaseException) -> Iterator[BaseException]:
    """The error, what caused it, and so on."""
    each: BaseException | None = error
    while each is not None:
        yield each
        each = each.__cause__ or each.__context__
