"""Reminders: at hours that a person chose, by an e-mail that reveals nothing or in their own
calendar.

No payloads. The only row is `Reminder`, and only for whoever wants mails: the tick has to know
where and when while nobody is there. A calendar file needs no row at all; it is made while it is
being fetched and its title is kept nowhere.
"""
