"""Calendar files (RFC 5545) of a session: for deelnemers, to cancel, and the begeleider's own."""

from dataclasses import dataclass
from datetime import datetime

from flask import Response

from kaartenset.domain.tekst import read_regel

MEDIATYPE = "text/calendar; charset=utf-8; method=PUBLISH"


@dataclass(frozen=True, slots=True)
class AgendaPunt:
    """An entry in a calendar; `nummer` is its SEQUENCE, moments are aware."""

    uid: str
    nummer: int
    titel: str
    plaats: str
    tekst: str
    begin_op: datetime
    einde_op: datetime
    vervalt: bool = False


def write_kalender(agendapunt: AgendaPunt, now: datetime) -> bytes:
    """A file with one entry, in UTC.

    Always METHOD:PUBLISH, also to cancel. METHOD:CANCEL is a message to the guests of a meeting: it
    needs an organizer and guests with mail addresses, which there are none of, and Outlook finds no
    meeting to take it from. Google Calendar knows the entry by its UID and follows
    STATUS:CANCELLED. Outlook only shows such an entry as free; so the title says it too.
    """
    from icalendar import Calendar, Event

    kalender = Calendar()
    kalender.add("prodid", "-//Kaartenset//NL")
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("method", "PUBLISH")
    punt = Event()
    punt.add("uid", agendapunt.uid)
    punt.add("sequence", agendapunt.nummer)
    punt.add("dtstamp", now)
    punt.add("dtstart", agendapunt.begin_op.astimezone(now.tzinfo))
    punt.add("dtend", agendapunt.einde_op.astimezone(now.tzinfo))
    titel = read_regel(agendapunt.titel)
    punt.add("summary", f"Vervalt: {titel}" if agendapunt.vervalt else titel)
    if plaats := read_regel(agendapunt.plaats):
        punt.add("location", plaats)
    punt.add("description", agendapunt.tekst)
    punt.add("status", "CANCELLED" if agendapunt.vervalt else "CONFIRMED")
    punt.add("transp", "TRANSPARENT" if agendapunt.vervalt else "OPAQUE")
    kalender.add_component(punt)
    inhoud: bytes = kalender.to_ical()
    return inhoud


def answer_kalender(agendapunt: AgendaPunt, naam: str, now: datetime) -> Response:
    """The file as an answer that a browser saves, or opens in a calendar."""
    antwoord = Response(write_kalender(agendapunt, now), content_type=MEDIATYPE)
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{naam}.ics"'
    return antwoord
