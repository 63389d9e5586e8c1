from __future__ import annotations

from django.urls import path

from nearer.features.reminders import views

urlpatterns = [
    path("account/reminders/", views.reminders, name="account-reminders"),
    path("account/reminders/confirm/", views.confirm, name="account-reminders-confirm"),
    path("account/reminders/calendar/", views.calendar_file, name="account-reminders-calendar"),
    path("account/reminders/try/", views.try_mail, name="account-reminders-try"),
    path("account/reminders/stop/", views.stop, name="account-reminders-stop"),
]
