"""Random and derived secrets: what goes into cookies and addresses, and how it is stored."""

import hmac
import secrets
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from hashlib import sha256

from flask import current_app


def nu() -> datetime:
    """The present moment; the only clock that the web layer reads."""
    return datetime.now(UTC)


def new_token() -> str:
    """128 random bits for a cookie or a form, as 22 characters."""
    return _write(secrets.token_bytes(16))


def hash_token(token: str) -> str:
    """What is stored of a secret: enough to recognise it, too little to use it."""
    return sha256(token.encode()).hexdigest()


def derive_token(doel: str, token: str) -> str:
    """The 22 characters that follow from a form's token for one purpose.

    A form that is sent twice (a double click) so gives the same session or the same deelnemer.
    """
    return _write(derive_bits(doel, token))


def derive_bits(doel: str, token: str) -> bytes:
    """128 bits that only this installation can derive."""
    geheim = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.digest(geheim, f"{doel}\n{token}".encode(), "sha256")[:16]


def _write(bits: bytes) -> str:
    return urlsafe_b64encode(bits).decode().rstrip("=")
