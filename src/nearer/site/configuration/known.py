"""Every setting there is. The table in docs/hosting.md says the same: a test compares."""

from __future__ import annotations

from typing import Any

from nearer.site.configuration.mail import sender, smtp
from nearer.site.configuration.parsers import (
    cost,
    country,
    database_address,
    exit_address,
    flag,
    live,
    one_of,
    path,
    proxies,
    text,
    whole,
)
from nearer.site.configuration.setting import Setting
from nearer.site.configuration.settings_file import CHOSEN, USUAL_PLACE
from nearer.site.configuration.site_address import site_address

GRACE_DAYS, LETTING_IN_DAYS, THREAD_COUNT = range(1, 91), range(14, 366), range(1, 257)
ENTRY_COUNT, MEGABYTES = range(1_000, 10_000_001), range(1, 1_000_001)
A_LINE, A_SECRET = 200, 4_096

FILE = Setting(
    CHOSEN,
    path,
    "",
    "the file in which every command finds the other settings; what the environment says goes "
    "before it. `/dev/null` for none",
    "Write the path of a file.",
    usually=f"{USUAL_PLACE}, if it is there",
)
URL = Setting(
    "NEARER_URL",
    site_address,
    "http://localhost:8000",
    "the address as the browser shows it. Anything but localhost has to be https",
    "Write it as the browser shows it, like https://nearer.example.",
)
DATA = Setting(
    "NEARER_DATA",
    path,
    ".data",
    "the folder of the database and the signing key, for this account alone",
    "Write the path of a folder, like /var/lib/nearer.",
)
DATABASE = Setting(
    "DATABASE_URL",
    database_address,
    "",
    "`postgresql://user:password@host/name?sslmode=verify-full`; without it SQLite in "
    "`NEARER_DATA`",
    "Write it like postgresql://user:password@host/name, with signs like / and @ in the password "
    "as %2F and %40, or leave it out for SQLite.",
    is_secret=True,
)
PEPPER_FILE = Setting(
    "NEARER_PEPPER_FILE",
    path,
    "",
    "32 random bytes. Elsewhere than the database is better, and in no backup of it",
    "Write the path of a file, like /etc/nearer/pepper.",
    usually="`pepper` in `NEARER_DATA`",
)
TRUSTED_PROXIES = Setting(
    "NEARER_TRUSTED_PROXIES",
    proxies,
    "",
    "addresses or networks, with commas, whose `X-Forwarded-For` is believed",
    "Write addresses or networks with commas, like 127.0.0.1, 10.0.0.0/8.",
    usually="nobody",
)
NAME = Setting(
    "NEARER_NAME",
    text(60),
    "Nearer",
    "the title of every page. A neutral one says less to who looks over a shoulder",
    "Write one short line.",
)
EXIT_URL = Setting(
    "NEARER_EXIT_URL",
    exit_address,
    "/measures/",
    'where "Leave this page" leads: an address here or anywhere',
    "Write a page here, like /measures/, or a whole address, like https://weather.example.",
)
RUN_BY = Setting(
    "NEARER_RUN_BY",
    text(A_LINE),
    "",
    "who keeps this server, in your own words, for whoever reads an invitation: `the practice of "
    "Dr. Lind`",
    "Write one line.",
)
SIGN_UP = Setting(
    "NEARER_SIGN_UP",
    one_of("open", "invited", "closed"),
    "",
    "who may sign up: everybody (`open`), whoever has an invitation of yours or of a partner here "
    "(`invited`), or nobody new (`closed`)",
    "Write open, invited or closed.",
    usually="`open` on localhost, else `invited`",
)
NOTICE = Setting(
    "NEARER_NOTICE",
    path,
    "",
    "a TOML file with what you have to tell (imprint, how data is kept, terms), linked at the foot "
    "of every page and beside signing up",
    "Write the path of a file.",
)
COUNTRY = Setting(
    "NEARER_COUNTRY",
    country,
    "",
    "the country whose help lines are shown to people whose country and time zone say nothing, "
    "like `DE`",
    "Write its two letters, like DE.",
)
HELP_LINES = Setting(
    "NEARER_HELP_LINES",
    path,
    "",
    "a TOML file of your own that goes over the shipped [help lines](#help-lines)",
    "Write the path of a file.",
)
GRACE = Setting(
    "NEARER_GRACE_DAYS",
    whole(GRACE_DAYS),
    "7",
    "days in which a person can take the deletion of their account back",
    f"Write a whole number from {GRACE_DAYS[0]} to {GRACE_DAYS[-1]}, like 7.",
)
LETTING_IN = Setting(
    "NEARER_LETTING_IN_DAYS",
    whole(LETTING_IN_DAYS),
    "14",
    "days before a new account gets the seat of someone who lost every key",
    f"Write a whole number from {LETTING_IN_DAYS[0]} to {LETTING_IN_DAYS[-1]}, like 14.",
)
ARGON2 = Setting(
    "NEARER_ARGON2",
    cost,
    "65536:3",
    "memory in KiB and passes that one guess at a passphrase costs",
    "Leave it out, or write memory in KiB and passes, like 65536:3.",
)
MOST_ENTRIES = Setting(
    "NEARER_MOST_ENTRIES",
    whole(ENTRY_COUNT),
    "50000",
    "how many entries one person may have in one place; ten years of writing are a third of it",
    f"Write a whole number from {ENTRY_COUNT[0]} to {ENTRY_COUNT[-1]}, like 50000.",
)
MOST_MEGABYTES = Setting(
    "NEARER_MOST_MEGABYTES",
    whole(MEGABYTES),
    "200",
    "how much one person may have in one place; ten years of writing are a tenth of it",
    f"Write a whole number from {MEGABYTES[0]} to {MEGABYTES[-1]}, like 200.",
)
THREADS = Setting(
    "NEARER_THREADS",
    whole(THREAD_COUNT),
    "8",
    "requests under way at once, nearly all of them waiting for something slow; on PostgreSQL as "
    "many connections and three more, or five with `NEARER_LIVE=postgres`",
    f"Write a whole number from {THREAD_COUNT[0]} to {THREAD_COUNT[-1]}, like 8.",
)
LIVE = Setting(
    "NEARER_LIVE",
    live,
    "",
    "for several processes: `postgres`, or `redis://host:6379` (Valkey too; `rediss://` with TLS)",
    "Write the word postgres (which needs DATABASE_URL) or an address like redis://127.0.0.1:6379, "
    "or leave it out where one process serves alone.",
    is_secret=True,
)
SMTP = Setting(
    "NEARER_SMTP",
    smtp,
    "",
    "`smtp://user:password@host:587?tls=1`, or `smtps://`. Without it no reminders are offered by "
    "mail",
    "Write it like smtp://user:password@host:587?tls=1, or leave it out.",
    is_secret=True,
)
MAIL_FROM = Setting(
    "NEARER_MAIL_FROM",
    sender,
    "",
    'from whom they come; a name may stand before it, in quotes if it holds a comma: `"Lind, '
    'reminders" <r@nearer.example>`',
    'Write one address, like reminder@nearer.example or "A name" <reminder@nearer.example>.',
    usually="`reminder@` the host",
)
SECRET_KEY = Setting(
    "NEARER_SECRET_KEY",
    text(A_SECRET),
    "",
    "signs form tokens. Made and kept in `NEARER_DATA` unless you give one",
    "Write one line of 50 random signs or more, or leave it out.",
    is_secret=True,
    usually="made at the first start",
)
DEBUG = Setting(
    "NEARER_DEBUG",
    flag,
    "0",
    "`1` reloads templates while developing. Refused in production",
    "Write 1 or 0.",
    usually="off",
)
SETTINGS: tuple[Setting[Any], ...] = (
    FILE,
    URL,
    DATA,
    DATABASE,
    PEPPER_FILE,
    TRUSTED_PROXIES,
    NAME,
    EXIT_URL,
    RUN_BY,
    SIGN_UP,
    NOTICE,
    COUNTRY,
    HELP_LINES,
    GRACE,
    LETTING_IN,
    ARGON2,
    MOST_ENTRIES,
    MOST_MEGABYTES,
    THREADS,
    LIVE,
    SMTP,
    MAIL_FROM,
    SECRET_KEY,
    DEBUG,
)
