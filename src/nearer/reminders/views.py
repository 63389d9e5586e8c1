"""Reminders, under the tab "You"."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nearer.people import throttle
from nearer.people.doors import signed_in
from nearer.people.request import Request
from nearer.reminders import choosing, mails
from nearer.reminders.forms import TITLE, ByMail, When
from nearer.reminders.logic.calendar import calendar

TRIES = 3


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def reminders(request: Request) -> HttpResponse:
    """An hour and days of one's own. Off until chosen."""
    form = ByMail(choosing.chosen(request.keyring), request.POST or None)
    if settings.SENDS_MAIL and form.is_valid():
        form.write(request.keyring)
        messages.success(request, _("Kept. The next one comes at the hour you chose."))
        return redirect("account-reminders")
    return page(request, form)


@require_POST
@signed_in
def calendar_file(request: Request) -> HttpResponse:
    """The same hour and days for a calendar of one's own. Nothing of it is kept here."""
    form = When(None, request.POST)
    if not form.is_valid():
        return page(request, form)
    said, zone = form.cleaned_data, request.keyring.about.time_zone
    title = said["title"] or str(TITLE)
    file = calendar(title, said["hour"], said["days"], zone, timezone.now())
    headers = {"Content-Disposition": 'attachment; filename="calendar.ics"'}
    return HttpResponse(file, content_type="text/calendar; charset=utf-8", headers=headers)


@require_POST
@signed_in
def try_mail(request: Request) -> HttpResponse:
    """One mail now, to see that it arrives and how it looks."""
    row = choosing.chosen(request.keyring)
    if row is None:
        raise Http404
    try:
        throttle.count("reminder", str(row.pk), TRIES)
        mails.send_one(row.address)
        messages.success(request, _("Sent. It may take a minute."))
    except throttle.TooManyTries as error:
        messages.warning(request, _("Please wait %(n)s minutes.") % {"n": error.minutes})
    except mails.NotSent:
        messages.error(request, _("The mail server did not take it. Please look at the address."))
    return redirect("account-reminders")


@require_POST
@signed_in
def stop(request: Request) -> HttpResponse:
    choosing.stop(request.keyring)
    messages.success(request, _("No mails any more. The address is deleted."))
    return redirect("account-reminders")


def page(request: Request, form: When) -> HttpResponse:
    row = choosing.chosen(request.keyring)
    shown = {"form": form, "row": row, "about": request.keyring.about, "mail": settings.SENDS_MAIL}
    return render(request, "reminders/reminders.html", shown)
