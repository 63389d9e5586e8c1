"""A real mail server for a test, which keeps what it receives."""

from __future__ import annotations

import re
import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.site.house import free_port

NAME, PASSWORD = b"olu@example", b"with: signs/@"


@dataclass
class Mailbox:
    """`refused`: addresses for which it takes no mail; `later`: for which it takes none yet."""

    refused: set[str] = field(default_factory=set)
    later: set[str] = field(default_factory=set)
    envelopes: list[Envelope] = field(default_factory=list)

    async def handle_RCPT(self, server, session, envelope, address, options):  # type: ignore[no-untyped-def]  # noqa: N802
        if address in self.refused:
            return "550 no such mailbox"
        if address in self.later:
            return "451 greylisted, come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # type: ignore[no-untyped-def]  # noqa: N802
        self.envelopes.append(envelope)
        return "250 OK"

    @property
    def mails(self) -> list[Message]:
        return [message_from_bytes(bytes(each.content or b"")) for each in self.envelopes]

    def code(self) -> str:
        """The six digits of the newest mail."""
        found = re.search(r"\b\d{6}\b", str(self.mails[-1].get_payload()))
        assert found
        return found[0]

    @property
    def addresses(self) -> list[str]:
        return [address for each in self.envelopes for address in each.rcpt_tos]


def post_office(mailbox: Mailbox, seal: ssl.SSLContext | None = None) -> Controller:
    """Listens until `.stop()`. With a certificate it takes mails over TLS, from known users
    only."""

    def authenticate(server, session, envelope, mechanism, given):  # type: ignore[no-untyped-def]
        return AuthResult(success=(given.login, given.password) == (NAME, PASSWORD))

    more: dict[str, Any] = {}
    if seal:
        more = {"tls_context": seal, "require_starttls": True, "auth_required": True}
    office = Controller(mailbox, "127.0.0.1", free_port(), authenticator=authenticate, **more)
    office.start()
    return office


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """A certificate for localhost, and the file with which others can verify it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, secret = folder / "certificate", folder / "key"
    public.write_bytes(made.public_bytes(Encoding.PEM))
    secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    seal = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    seal.load_cert_chain(public, secret)
    return seal, public
