"""Fragment cache: what is the same for everybody is rendered once, like head and foot of a page.

    {% steady %}<footer>...</footer>{% endsteady %}

It may depend on the language, the name of the server and its neutral address, and on nothing else:
no person, no space, no request.
"""

from __future__ import annotations

from typing import cast

from django.template import Context, Node, NodeList, Template
from django.template.base import Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from nearer.ui import context as settings

Kept = dict[tuple[str | None, str, str], SafeString]


class Steady(Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._drawn: Kept = {}

    def render(self, context: Context) -> SafeString:
        here = (get_language(), settings.app_name(), settings.neutral_url())
        if here not in self._drawn:
            bare = Context()
            with bare.bind_template(cast(Template, context.template)):
                self._drawn[here] = self.nodelist.render(bare)
        return self._drawn[here]


def steady(parser: Parser, _token: Token) -> Steady:
    nodelist = parser.parse(("endsteady",))
    parser.delete_first_token()
    return Steady(nodelist)
