"""The bytes of a frame, and of the time."""

import time

import pytest

from kaartenset.live import Frame
from kaartenset.live.frame import encode_frame, encode_nu


def test_each_line_of_a_frame_is_a_line_of_data():
    data = encode_frame(Frame("12.0", "<p>\nZoë\r\n</p>\r<hr>"))
    assert data == "id: 12.0\ndata: <p>\ndata: Zoë\ndata: </p>\ndata: <hr>\n\n".encode()


def test_what_only_python_takes_for_a_line_end_stays():
    assert encode_frame(Frame("1", "a\u2028b\x0bc")).count(b"data: ") == 1


@pytest.mark.parametrize("merk", ["", "1\n2", "1\r2", "1\x002"])
def test_a_mark_that_cannot_be_an_id_is_refused(merk):
    with pytest.raises(ValueError, match="mark"):
        encode_frame(Frame(merk, "<p></p>"))


def test_the_time_is_in_milliseconds():
    name, data = encode_nu().decode().removesuffix("\n\n").split("\n")
    assert name == "event: nu"
    assert abs(int(data.removeprefix("data: ")) - time.time() * 1000) < 1000
