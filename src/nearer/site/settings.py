"""Settings of Django, made from ours: `configuration/known.py` says what each of those is."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import django_htmx

import nearer
from nearer.site.configuration import known, settings_file
from nearer.site.configuration.reading import read, usual_sender, who_may_sign_up
from nearer.site.configuration.site_address import host_of
from nearer.site.environment import database, folder, secret_key, version_of

SETTINGS_FILE = settings_file.take_in(os.environ)
given = read(os.environ)

DATA = folder((given[known.DATA] or Path()).resolve())
NEARER_URL = given[known.URL]
NEARER_NAME = given[known.NAME]
NEARER_RUN_BY = given[known.RUN_BY]
NEARER_SIGN_UP = who_may_sign_up(given)
NEARER_NOTICE = given[known.NOTICE]
NEARER_EXIT_URL = given[known.EXIT_URL]
NEARER_COUNTRY = given[known.COUNTRY]
NEARER_HELP_LINES = given[known.HELP_LINES]
NEARER_PEPPER_FILE = given[known.PEPPER_FILE] or DATA / "pepper"
NEARER_ARGON2 = given[known.ARGON2]
NEARER_IDLE_MINUTES = range(2, 61)
NEARER_SESSION_HOURS = range(1, 25)
NEARER_GRACE_DAYS = given[known.GRACE]
NEARER_LETTING_IN_DAYS = given[known.LETTING_IN]
NEARER_MOST_ENTRIES = given[known.MOST_ENTRIES]
NEARER_MOST_MEGABYTES = given[known.MOST_MEGABYTES]
NEARER_THREADS = given[known.THREADS]
NEARER_TRUSTED_PROXIES = given[known.TRUSTED_PROXIES]
NEARER_LIVE = given[known.LIVE]
DATABASE_URL = given[known.DATABASE]

HTTPS = urlsplit(NEARER_URL).scheme == "https"
# Browsers accept the prefix only with Secure, and Secure only over https.
COOKIE_PREFIX = "__Host-" if HTTPS else ""

DEBUG = given[known.DEBUG]
SECRET_KEY = secret_key(given[known.SECRET_KEY], DATA)
ALLOWED_HOSTS = [host_of(NEARER_URL)]
if not HTTPS:
    ALLOWED_HOSTS += ["127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [NEARER_URL]

# Pages of whoever has to get away, or needs help: they never wait for a database. The first never
# open a session, the others do without one while the database is out of reach.
WITHOUT_SESSION = frozenset({"/leave/", "/measures/"})
WITHOUT_DATABASE = frozenset({"/help/", "/lock/", "/notice/", "/sign-in/"})

INSTALLED_APPS = [
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "lucide",
    "nearer.ui",
    "nearer.people",
    "nearer.spaces",
    "nearer.couples",
    "nearer.registry.apps.Registry",
    # The features, in the order in which they are asked: one line each.
    "nearer.features.feelings",
    "nearer.features.talks",
    "nearer.features.openness",
    "nearer.features.checkups",
    "nearer.features.reminders",
    "nearer.pairing",
    "nearer.start",
    "nearer.today",
    "nearer.mine",
    "nearer.ours",
    "nearer.progress",
    "nearer.export",
    "nearer.demo",
    "nearer.site",
]

MIDDLEWARE = [
    "nearer.site.middleware.quiet_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "nearer.site.middleware.PlainRefusals",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "nearer.people.crossing.Crossing",
    "nearer.people.own_forms.OwnForms",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "nearer.people.middleware.session",
    "nearer.pairing.middleware.lead_on",
    "nearer.doors.middleware.Door",
]

ROOT_URLCONF = "nearer.site.urls"
WSGI_APPLICATION = "nearer.site.wsgi.application"
FORM_RENDERER = "nearer.ui.forms.Renderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.csrf",
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "nearer.ui.context.page",
                "nearer.site.tabs.tabs",
                "nearer.registry.warnings.warnings",
                "nearer.site.notice.links",
            ],
            # As an app it would load the whole of Django's admin.
            "libraries": {"partials": "template_partials.templatetags.partials"},
            "builtins": [
                "django.templatetags.i18n",
                "nearer.ui.templatetags.ui",
                "nearer.ui.templatetags.album",
                "nearer.ui.templatetags.drawn",
            ],
        },
    }
]

DATABASES = {"default": database(DATABASE_URL, DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SMTP = given[known.SMTP]
# Reminders are all that is ever sent by mail. Without a mail server none are offered.
SENDS_MAIL = bool(SMTP.host)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if SENDS_MAIL else 'dummy'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = SMTP.host, SMTP.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = SMTP.user, SMTP.password
EMAIL_USE_TLS, EMAIL_USE_SSL = SMTP.starts_tls, SMTP.is_tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL, MAIL_DOMAIN = usual_sender(given)

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]

# Another address with every change, so that a browser asks for each file once and keeps it.
STATIC_VERSION = version_of(Path(nearer.__path__[0]), Path(django_htmx.__path__[0]))
STATIC_URL = f"/static/{STATIC_VERSION}/"
NEARER_STATIC = DATA / "static" / STATIC_VERSION
STATICFILES_FINDERS = ["nearer.site.static_files.Prepared"]
WHITENOISE_IMMUTABLE_FILE_TEST = "^$" if DEBUG else f"^{STATIC_URL}"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False

MESSAGE_STORAGE = "nearer.people.cookies.OnceSaid"
# CookieStorage borrows the settings of a session cookie that is otherwise not used here.
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
# Sent along when a link on another site leads here: else that visit would be given another one, and
# every form that lies open in this browser would be refused. It opens nothing.
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "nearer.site.views.forged"

SECURE_CONTENT_TYPE_NOSNIFF = True
# Chromium sends "Origin: null" from no-referrer pages, which the check of forms then refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
# In memory or not at all: Django would put larger files on the disk, in clear.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 20_000_000
DEFAULT_EXCEPTION_REPORTER = "nearer.site.errors.QuietReporter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "nearer.site.errors.QuietFormatter"}},
    "filters": {
        "failures": {"()": "nearer.site.counters.FailuresCounted"},
        "outages": {"()": "nearer.site.outages.OutagesInOneLine"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "quiet",
            "filters": ["failures", "outages"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # A page that is not there and a forged form are nothing an operator could mend.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        "nearer": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
