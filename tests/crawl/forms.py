"""The forms of a page, and how a curious person might fill them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.core.files.uploadedfile import SimpleUploadedFile

# Types of fields that are sent but not written into.
FIXED = {"hidden", "submit", "button", "image", "reset"}
MIDDLE = {"number": "3", "range": "5", "date": "2026-05-31", "time": "07:30", "month": "2026-05"}


@dataclass
class Field:
    name: str
    type: str
    value: str = ""
    longest: int = 0
    choices: list[str] = field(default_factory=list)


@dataclass
class Form:
    """`buttons`: the names and values of the ways to send it. `others`: where else it can go."""

    action: str
    method: str
    fields: list[Field] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def typed(self) -> list[Field]:
        return [each for each in self.fields if each.type not in FIXED]

    def shape(self) -> tuple[str, ...]:
        """What makes it another form than those seen before at its address."""
        typed = sorted({f"{each.name}:{each.type}" for each in self.fields})
        return (self.method, *typed, *sorted({name for name, _ in self.buttons}))


class Forms(HTMLParser):
    """The forms and the links of a page, as a browser would see them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.addresses: list[str] = []
        self.title = ""
        self._open: Form | None = None
        self._select: Field | None = None
        self._textarea: Field | None = None
        self._in_title = False
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        self.addresses += [at[name] for name in ("href", "src", "action", "hx-get") if name in at]
        self.addresses += [at["hx-post"]] if "hx-post" in at else []
        if tag == "a" and "href" in at:
            self.links.append(at["href"])
        elif tag == "form":
            self._open = Form(at.get("action", ""), at.get("method", "get").lower())
            self.forms.append(self._open)
        elif tag == "title":
            self._in_title = True
        elif self._open:
            self._take(tag, at, self._open)
            self._open.others += [at[name] for name in ("formaction", "hx-post") if name in at]
        if "hx-get" in at:
            self.links.append(at["hx-get"])

    def _take(self, tag: str, at: dict[str, str], form: Form) -> None:
        kind = at.get("type", "submit" if tag == "button" else "text")
        name, value = at.get("name", ""), at.get("value", "")
        longest = int(at.get("maxlength", "0"))
        if tag == "button" or (tag == "input" and kind == "submit"):
            form.buttons.append((name, value))
        elif tag == "option" and self._select:
            self._select.choices.append(value)
        elif name and tag == "select":
            self._select = Field(name, "select")
            form.fields.append(self._select)
        elif name and tag == "textarea":
            self._textarea = Field(name, "textarea", longest=longest)
            form.fields.append(self._textarea)
        elif name and tag == "input" and kind in ("radio", "checkbox"):
            self._choice(form, name, kind, value or "on")
        elif name and tag == "input":
            form.fields.append(Field(name, kind, value, longest))

    def _choice(self, form: Form, name: str, kind: str, value: str) -> None:
        for each in form.fields:
            if (each.name, each.type) == (name, kind):
                each.choices.append(value)
                return
        form.fields.append(Field(name, kind, choices=[value]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._textarea = None
        elif tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        if self._textarea:
            self._textarea.value += data


@dataclass
class Pen:
    """Fills forms: honestly, with the first or the last of each choice, or wrongly."""

    word: str
    known: dict[str, str] = field(default_factory=dict)
    written: int = 0
    used: set[str] = field(default_factory=set)

    def text(self, longest: int = 0) -> str:
        self.written += 1
        text = f"{self.word} {self.written} so"
        return text if not longest or len(text) <= longest else self.word[:longest]

    def fill(self, form: Form, way: str) -> dict[str, object]:
        filled: dict[str, object] = {}
        for each in form.fields:
            value = self.value(each, way)
            if value is not None:
                filled[each.name] = value
        buttons = [(name, value) for name, value in form.buttons if name]
        if buttons:
            name, value = buttons[0 if way == "first" else -1]
            filled[name] = value
        return filled

    def value(self, each: Field, way: str) -> object:
        self.used.add(each.name)
        if each.type == "hidden" or each.name in self.known:
            known = self.known.get(each.name, each.value)
            return self.text() * 9 if way in self.spoiled(each) else known
        if each.type == "file":
            return SimpleUploadedFile(f"{self.word}.json", self.text().encode() * 99_999)
        if each.choices:
            return self.choice(each, way)
        if each.type in MIDDLE:
            return self.text() if way == "tampered" else each.value or MIDDLE[each.type]
        if each.type == "email":
            return f"{self.word}@@" if way == "wrong" else "walker@example.org"
        return (
            self.text() * (900 if way == "wrong" else 1)
            if way != "first"
            else self.text(each.longest)
        )

    def spoiled(self, each: Field) -> set[str]:
        """The ways in which a known field gets rubbish. A name would be kept, and is readable."""
        if each.name == "csrfmiddlewaretoken":
            return set()
        return {"wrong"} if each.name == "name" else {"wrong", "tampered"}

    def choice(self, each: Field, way: str) -> object:
        choices = [value for value in each.choices if value] or each.choices
        if way == "tampered":
            return self.text()
        if each.type == "checkbox":
            return choices if way == "last" else choices[:1]
        return choices[0] if way == "first" else choices[-1]
