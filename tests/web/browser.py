"""A browser without JavaScript for the tests, which refuses every answer that breaks a promise."""

import gzip
from typing import Any
from urllib.parse import urljoin

from flask.testing import FlaskClient
from justhtml.dom import Element
from werkzeug.test import TestResponse

from tests.web.document import Document, is_within
from tests.web.headers import find_header_faults
from tests.web.quality import find_faults, find_part_faults

HOST = "http://localhost"
OWN = {"Origin": HOST, "Sec-Fetch-Site": "same-origin"}
"""What a browser says of itself when a form comes from the site's own page."""


class Pagina:
    """A page as somebody reads it: found by names, not by structure."""

    def __init__(self, answer: TestResponse) -> None:
        self.status = answer.status_code
        self.path = answer.request.path
        self.html = html_of(answer)
        self.document = Document.read(self.html)

    @property
    def title(self) -> str:
        return self.texts("title")[0]

    @property
    def heading(self) -> str:
        return self.texts("h1")[0]

    @property
    def text(self) -> str:
        """All that can be read, header and footer included."""
        return self.texts("body")[0]

    @property
    def alert(self) -> str:
        """What a screen reader is told of itself, such as why something was refused."""
        told = self.document.having("role", "alert") + self.document.with_id("meldingen")
        return " ".join(map(self.document.text_of, told))

    @property
    def buttons(self) -> list[str]:
        """The names of all buttons that work without JavaScript."""
        buttons = [one for one in self.document.all("button") if one.attrs["type"] == "submit"]
        return [self.document.name_of(one) for one in buttons if is_shown(one)]

    @property
    def links(self) -> dict[str, str]:
        """Where each link goes, by its name; of equal names the last."""
        return {self.document.name_of(a): a.attrs["href"] for a in self.document.all("a")}

    def texts(self, *names: str) -> list[str]:
        """The texts of all elements with these names."""
        return [self.document.text_of(node) for node in self.document.all(*names)]

    def field(self, label: str) -> Element:
        """The control with this label, whether or not it says that it is optional."""
        names = {label, f"{label} (niet verplicht)"}
        controls = self.document.all("input", "select", "textarea")
        found = [one for one in controls if self.document.name_of(one) in names]
        assert found, f"no field '{label}' on {self.path}"
        return found[0]

    def value_of(self, label: str) -> str:
        return self._sent_by(self.field(label))

    def error_at(self, label: str) -> str:
        """What stands at a field about what is wrong; empty when it is not marked as wrong."""
        field = self.field(label)
        if field.attrs.get("aria-invalid") != "true":
            return ""
        ids = [id_ for id_ in field.attrs["aria-describedby"].split() if id_.endswith("-fout")]
        texts = [self.document.text_of(one) for id_ in ids for one in self.document.with_id(id_)]
        return " ".join(texts).removeprefix("Fout:").strip()

    def form_of(self, button: str) -> tuple[str, str, dict[str, str]]:
        """The method, the address and the values that go out when this button is pressed."""
        for one in self.document.all("button"):
            if is_shown(one) and self.document.name_of(one) == button:
                return self._form_with(one)
        raise AssertionError(f"no button '{button}' on {self.path}; there are {self.buttons}")

    def form_around(self, label: str) -> tuple[str, str, dict[str, str]]:
        """The same when Enter is pressed in a field: a browser takes the form's first button."""
        form = next(one for one in self.document.all("form") if is_within(self.field(label), one))
        buttons = [one for one in self.document.all("button") if is_within(one, form)]
        return self._form_with(next(one for one in buttons if one.attrs["type"] == "submit"))

    def _form_with(self, pressed: Element) -> tuple[str, str, dict[str, str]]:
        form = next(one for one in self.document.all("form") if is_within(pressed, one))
        values = {}
        for control in self.document.all("input", "select", "textarea"):
            kind, name = control.attrs.get("type"), control.attrs.get("name")
            is_off = kind in {"radio", "checkbox"} and "checked" not in control.attrs
            if name and not is_off and is_within(control, form):
                values[name] = self._sent_by(control)
        if "name" in pressed.attrs:
            values[pressed.attrs["name"]] = pressed.attrs.get("value", "")
        return form.attrs.get("method", "get"), form.attrs["action"], values

    def _sent_by(self, control: Element) -> str:
        if control.name == "select":
            options = [one for one in self.document.all("option") if is_within(one, control)]
            control = next((one for one in options if "selected" in one.attrs), options[0])
        if control.name == "textarea":
            return self.document.typed_in(control)
        return str(control.attrs.get("value", ""))


def is_shown(node: Element) -> bool:
    return "hidden" not in node.attrs and node.attrs.get("aria-hidden") != "true"


class Browser(FlaskClient):
    """A test client that checks each answer, and can go through the site by names."""

    pagina: Pagina

    def open(self, *args: Any, **options: Any) -> TestResponse:
        """Send a request; fails on an answer that breaks a promise of the contract."""
        answer = super().open(*args, **options)
        faults = find_header_faults(answer)
        if answer.mimetype == "text/html" and is_for_reading(answer):
            check = find_part_faults if is_part(answer) else find_faults
            faults += check(html_of(answer))
        where = f"{answer.request.method} {answer.request.path} ({answer.status_code})"
        assert not faults, "\n".join((where, *faults))
        return answer

    def visit(self, path: str, status: int = 200) -> Pagina:
        """Go to an address, and on to where it leads."""
        return self._look(self.get(path, follow_redirects=True), status)

    def follow(self, link: str, status: int = 200) -> Pagina:
        """Click on a link."""
        path = urljoin(f"{HOST}{self.pagina.path}", self.pagina.links[link])
        return self.visit(path.removeprefix(HOST).partition("#")[0], status)

    def press(self, button: str, fields: dict[str, str] | None = None, status: int = 200) -> Pagina:
        """Fill in fields by their labels and press a button."""
        return self._look(self.send(button, fields, follow_redirects=True), status)

    def send(
        self, button: str, fields: dict[str, str] | None = None, **options: Any
    ) -> TestResponse:
        """Press a button and stay with the first answer; the page stays what it was."""
        return self._submit(self.pagina.form_of(button), fields or {}, **options)

    def enter(self, label: str, value: str, status: int = 200) -> Pagina:
        """Type something in a field and press Enter."""
        form = self.pagina.form_around(label)
        return self._look(self._submit(form, {label: value}, follow_redirects=True), status)

    def _submit(
        self, form: tuple[str, str, dict[str, str]], fields: dict[str, str], **options: Any
    ) -> TestResponse:
        method, action, values = form
        for label, value in fields.items():
            values[self.pagina.field(label).attrs["name"]] = value
        if method == "get":
            return self.get(action, query_string=values, **options)
        return self.post(action, data=values, headers=OWN, **options)

    def _look(self, answer: TestResponse, status: int) -> Pagina:
        assert answer.status_code == status, (answer.status_code, answer.get_data(as_text=True))
        self.pagina = Pagina(answer)
        return self.pagina


def html_of(answer: TestResponse) -> str:
    """The page as a browser reads it, also when it came packed."""
    data = answer.get_data()
    is_packed = answer.headers.get("Content-Encoding") == "gzip"
    return (gzip.decompress(data) if is_packed else data).decode()


def is_part(answer: TestResponse) -> bool:
    """Whether this is a part of a page, as it comes live."""
    return answer.request.path.endswith(("/stand", "/eigen")) and answer.status_code == 200


def is_for_reading(answer: TestResponse) -> bool:
    """Whether this is something to look at: not a redirect, nor headers alone."""
    is_sent_on = 300 <= answer.status_code < 400
    return not is_sent_on and answer.request.method not in {"HEAD", "OPTIONS"}
