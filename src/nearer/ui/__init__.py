"""User interface: the skeleton of every page, its parts, form fields, charts and colours.

`ui` knows no table and no feature. A page extends `ui/page.html`, loads the tags of `ui` and writes
a short template; its forms derive from `ui.forms.Form` and take their special inputs from
`ui.widgets`; what changed over time is drawn by `ui.charts`. Teal is always me, terracotta always
my partner, plum always us, and never by colour alone. Every page works without a script, prints,
and shows "Leave this page" and the help lines in the same place.
"""
