"""Wakes and feeds waiting browsers; knows versions and bytes, nothing of cards or database."""

from kaartenset.live.attendance import Viewer
from kaartenset.live.frame import Frame, Kanaal
from kaartenset.live.hub import Hub

__all__ = ["Frame", "Hub", "Kanaal", "Viewer"]
