"""Reminders, under the tab "You"."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from nearer.features.reminders import choosing, confirming, mails
from nearer.features.reminders.forms import TITLE, ByMail, Code, When
from nearer.features.reminders.logic.calendar import calendar
from nearer.features.reminders.models import Reminder
from nearer.people import rate_limits
from nearer.people.request import Request
from nearer.people.signed_in import signed_in

TRIES = 3
ADDRESS = gettext_lazy("The e-mail server did not take it. Please check the address.")
LATER = gettext_lazy(
    "No e-mail can be sent at the moment. It is not your fault. Please try again later."
)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def reminders(request: Request) -> HttpResponse:
    """Hour and days of a reminder. Off until chosen."""
    form = ByMail(choosing.chosen(request.keyring), request.POST or None)
    if settings.SENDS_MAIL and form.is_valid():
        row = form.write(request.keyring)
        if row.confirm_by:
            send(request, row)
        else:
            messages.success(request, _("Saved. The next one comes at the hour you chose."))
        return redirect("account-reminders")
    return page(request, form)


@require_POST
@signed_in
def confirm(request: Request) -> HttpResponse:
    """Checks the code from the mail: from here on reminders go there."""
    row = choosing.chosen(request.keyring)
    if row is None or row.confirm_by is None:
        return redirect("account-reminders")
    code = Code(row, request.POST)
    if code.is_valid():
        messages.success(request, _("Thank you. The next one comes at the hour you chose."))
        return redirect("account-reminders")
    return page(request, ByMail(row), code)


@require_POST
@signed_in
def calendar_file(request: Request) -> HttpResponse:
    """The same hour and days as a calendar file (iCalendar). Nothing of it is stored here."""
    form = When(None, request.POST)
    if not form.is_valid():
        return page(request, form)
    said, zone = form.cleaned_data, request.keyring.about.time_zone
    title = said["title"] or str(TITLE)
    uid = choosing.calendar_id(request.keyring)
    file = calendar(title, said["hour"], said["days"], zone, timezone.now(), uid)
    headers = {"Content-Disposition": 'attachment; filename="calendar.ics"'}
    return HttpResponse(file, content_type="text/calendar; charset=utf-8", headers=headers)


@require_POST
@signed_in
def try_mail(request: Request) -> HttpResponse:
    """Sends a mail now, to see that it arrives and how it looks. A new address gets a new code."""
    row = choosing.chosen(request.keyring)
    if row is None:
        raise Http404
    send(request, row)
    return redirect("account-reminders")


def send(request: Request, row: Reminder) -> None:
    """Sends what this address gets now, and shows a message about the result."""
    try:
        if row.confirm_by:
            confirming.send_code(row)
        else:
            rate_limits.count("reminder", str(row.pk), TRIES)
            mails.send_one(mails.mail(row.address))
        messages.success(request, _("Sent. It may take a minute."))
    except rate_limits.TooManyTries as error:
        messages.warning(request, _("Please wait %(n)s minutes.") % {"n": error.minutes})
    except mails.NotSent as error:
        messages.error(request, ADDRESS if error.is_about_the_address else LATER)


@require_POST
@signed_in
def stop(request: Request) -> HttpResponse:
    choosing.stop(request.keyring)
    messages.success(request, _("No more e-mails. The address is deleted."))
    return redirect("account-reminders")


def page(request: Request, form: When, code: Code | None = None) -> HttpResponse:
    row, about = choosing.chosen(request.keyring), request.keyring.about
    shown = {"form": form, "row": row, "about": about, "mail": settings.SENDS_MAIL}
    return render(request, "reminders/reminders.html", {**shown, "code": code or Code(row)})
