"""Kaartenset: guided conversations about publishing government information."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from kaartenset.config import Instellingen


def create_app(instellingen: "Instellingen | None" = None) -> "Flask":
    """Make the application with these settings, or with those of the environment.

    Raises OngeldigeInstelling for a setting that cannot be used, and GeenKaarten when there is
    not one deck to serve.
    """
    from kaartenset.web.app import make_app

    return make_app(instellingen)
