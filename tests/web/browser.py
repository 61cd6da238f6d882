"""A browser without JavaScript for the tests, which refuses every answer that breaks a promise."""

from typing import Any
from urllib.parse import urljoin

from flask.testing import FlaskClient
from justhtml import JustHTML
from justhtml.dom import Element
from werkzeug.test import TestResponse

from tests.web.headers import find_header_faults
from tests.web.quality import by_id, find_faults, name_of, text_of

HOST = "http://localhost"
OWN = {"Origin": HOST, "Sec-Fetch-Site": "same-origin"}
"""What a browser says of itself when a form comes from the site's own page."""


class Pagina:
    """A page as somebody reads it: found by names, not by structure."""

    def __init__(self, answer: TestResponse) -> None:
        self.status = answer.status_code
        self.path = answer.request.path
        self.html = answer.get_data(as_text=True)
        self.document = JustHTML(self.html, sanitize=False, scripting_enabled=False)

    @property
    def title(self) -> str:
        return text_of(self.document.query("title")[0])

    @property
    def heading(self) -> str:
        return text_of(self.document.query("h1")[0])

    @property
    def text(self) -> str:
        """All that can be read, header and footer included."""
        return text_of(self.document.query("body")[0])

    @property
    def alert(self) -> str:
        """What a screen reader is told of itself, such as why something was refused."""
        told = self.document.query('[role="alert"], #meldingen')
        return " ".join(text_of(node) for node in told)

    @property
    def buttons(self) -> list[str]:
        """The names of all buttons that work without JavaScript."""
        return [name_of(self.document, button) for button in self._buttons()]

    @property
    def links(self) -> dict[str, str]:
        """Where each link goes, by its name; of equal names the last."""
        return {name_of(self.document, a): a.attrs["href"] for a in self.document.query("a[href]")}

    def field(self, label: str) -> Element:
        """The control with this label, whether or not it says that it is optional."""
        names = {label, f"{label} (niet verplicht)"}
        controls = self.document.query("input, select, textarea")
        found = [one for one in controls if name_of(self.document, one) in names]
        assert found, f"no field '{label}' on {self.path}"
        return found[0]

    def value_of(self, label: str) -> str:
        field = self.field(label)
        if field.name == "select":
            return field.query("option[selected]")[0].attrs["value"]
        return field.attrs.get("value", "")

    def error_at(self, label: str) -> str:
        """What stands at a field about what is wrong; empty when it is not marked as wrong."""
        field = self.field(label)
        if field.attrs.get("aria-invalid") != "true":
            return ""
        nodes = [by_id(self.document, id_)[0] for id_ in field.attrs["aria-describedby"].split()]
        texts = [text_of(node) for node in nodes if node.attrs["id"].endswith("-fout")]
        return " ".join(texts).removeprefix("Fout:").strip()

    def form_of(self, button: str) -> tuple[str, str, dict[str, str]]:
        """The method, the address and the values that go out when this button is pressed."""
        return self._sent(*self._find(button))

    def form_around(self, label: str) -> tuple[str, str, dict[str, str]]:
        """The same when Enter is pressed in a field: a browser takes the form's first button."""
        name = self.field(label).attrs["name"]
        form = next(one for one in self.document.query("form") if one.query(f'[name="{name}"]'))
        first = next(one for one in form.query("button") if one.attrs["type"] == "submit")
        return self._sent(form, first)

    def _sent(self, form: Element, pressed: Element) -> tuple[str, str, dict[str, str]]:
        values = {}
        for control in form.query("input, select, textarea"):
            kind = control.attrs.get("type")
            name = control.attrs.get("name")
            if not name or (kind in {"radio", "checkbox"} and "checked" not in control.attrs):
                continue
            chosen = control.query("option[selected]") if control.name == "select" else [control]
            values[name] = chosen[0].attrs.get("value", "")
        if "name" in pressed.attrs:
            values[pressed.attrs["name"]] = pressed.attrs.get("value", "")
        return form.attrs.get("method", "get"), form.attrs["action"], values

    def _buttons(self) -> list[Element]:
        buttons = self.document.query("form button")
        return [one for one in buttons if one.attrs["type"] == "submit" and is_shown(one)]

    def _find(self, button: str) -> tuple[Element, Element]:
        for form in self.document.query("form"):
            for one in form.query("button"):
                if is_shown(one) and name_of(self.document, one) == button:
                    return form, one
        raise AssertionError(f"no button '{button}' on {self.path}; there are {self.buttons}")


def is_shown(node: Element) -> bool:
    return "hidden" not in node.attrs and node.attrs.get("aria-hidden") != "true"


class Browser(FlaskClient):
    """A test client that checks each answer, and can go through the site by names."""

    pagina: Pagina

    def open(self, *args: Any, **options: Any) -> TestResponse:
        """Send a request; fails on an answer that breaks a promise of the contract."""
        answer = super().open(*args, **options)
        faults = find_header_faults(answer)
        if answer.mimetype == "text/html" and is_page(answer):
            faults += find_faults(answer.get_data(as_text=True))
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


def is_page(answer: TestResponse) -> bool:
    """Whether this is a page for reading: not a part of one, not a redirect, not only headers."""
    is_part = answer.request.path.endswith("/stand") and answer.status_code == 200
    is_sent_on = 300 <= answer.status_code < 400
    return not is_part and not is_sent_on and answer.request.method not in {"HEAD", "OPTIONS"}
