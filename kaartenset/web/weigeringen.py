"""One table that says how every refusal is answered: a status, and a sentence that helps on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kaartenset.domain import weigering as w
from kaartenset.domain import werkweigering as werk
from kaartenset.domain.veld import MAX_ANTWOORD


@dataclass(frozen=True, slots=True)
class Antwoord:
    """How one refusal is answered; `zin` says what to do next, `koppen` go along."""

    status: int
    zin: str
    koppen: Mapping[str, str] = field(default_factory=dict)


ANTWOORDEN: dict[type[Exception], Antwoord] = {
    w.WoordBezet: Antwoord(409, "Dit woord is al in gebruik. Kies een ander woord."),
    w.FormulierGebruikt: Antwoord(
        409,
        "Met dit formulier maakte je al een sessie. Nog een maken? Kies weer ‘Sessie maken’.",
    ),
    w.TeVeelWoorden: Antwoord(
        429,
        "Vanaf jouw netwerk zijn veel woorden geprobeerd. Wacht een uur en probeer het opnieuw.",
        {"Retry-After": "3600"},
    ),
    w.TeVeelBinnenkomsten: Antwoord(
        429,
        "Er komen nu veel mensen tegelijk binnen vanaf jouw netwerk. Wacht tien minuten en kies"
        " weer ‘Doe mee’.",
        {"Retry-After": "600"},
    ),
    w.TeVeelStromen: Antwoord(
        429,
        "Er kijken nu veel mensen mee vanaf jouw netwerk. Ververs de pagina over een minuut.",
        {"Retry-After": "60"},
    ),
    w.OnbekendeSessie: Antwoord(404, "Kijk of het adres klopt, of begin opnieuw met je woord."),
    w.GeenToegang: Antwoord(404, "Kijk of het adres klopt, of begin opnieuw met je woord."),
    w.SessieNietOpen: Antwoord(
        409, "De sessie is nu niet open. Begeleid jij? Open de sessie dan eerst."
    ),
    w.SessieGesloten: Antwoord(
        409, "De sessie is gesloten. Heropen de sessie en probeer het opnieuw."
    ),
    w.SessieAlOpen: Antwoord(
        409, "De sessie is al open. Alleen titel en plaats kun je nu nog veranderen."
    ),
    w.TeLangeNotitie: Antwoord(
        422, "Deze notitie is te lang. Gebruik hooguit 4.000 tekens en sla hem opnieuw op."
    ),
    w.TeLaatOmTeHeropenen: Antwoord(
        409, "Deze sessie is langer dan een dag gesloten. Maak een nieuwe sessie."
    ),
    w.SessieVol: Antwoord(409, "De sessie is vol. Vraag de gespreksbegeleider om plaats te maken."),
    w.DeurDicht: Antwoord(
        403,
        "De deur is dicht. Vraag de gespreksbegeleider om de deur open te zetten, en kies weer"
        " ‘Doe mee’.",
    ),
    w.NietBinnen: Antwoord(
        403, "Je bent nog niet binnen. Ververs de pagina om te zien hoe het ervoor staat."
    ),
    w.HandenNietHier: Antwoord(
        409, "Je hand opsteken kan nu niet op deze site. Doe het in het gesprek zelf."
    ),
    w.HandenRusten: Antwoord(
        409, "Het is pauze: nu zijn er geen beurten. Steek je hand op als de groep verdergaat."
    ),
    w.Verwijderd: Antwoord(
        403, "Je bent uit deze sessie gehaald. Vraag de gespreksbegeleider of dat klopt."
    ),
    w.Veranderd: Antwoord(
        409, "Een ander of een eerdere klik was je voor. Je ziet nu hoe het is; kies opnieuw."
    ),
    werk.AlToegevoegd: Antwoord(
        409,
        "Dit heb je al eerder toegevoegd, en daarna is het veranderd. Kijk wat er nu staat. Moet"
        " jouw tekst er nog bij? Voeg die dan nog eens toe.",
    ),
    w.OnbekendeKaart: Antwoord(
        422, "Deze kaart zit niet in de set van deze sessie. Kies een andere."
    ),
    w.SlotDicht: Antwoord(
        409,
        "Dit kan alleen tijdens het afsluiten en tot 30 minuten na het sluiten. Wat je nu invulde,"
        " is niet opgeslagen. Vertel het aan de groep of de gespreksbegeleider.",
    ),
    w.TeLaatOmTeTonen: Antwoord(
        409,
        "De sessie is langer dan 24 uur gesloten. Wat je niet op tijd toonde, is gewist.",
    ),
    w.OnbekendeAfspraak: Antwoord(
        422, "Deze afspraak of open vraag is er niet meer. Je ziet nu wat er wel staat."
    ),
    w.AfsprakenVol: Antwoord(
        409, "Er passen hooguit 100 afspraken en open vragen bij een sessie. Haal er eerst een weg."
    ),
    w.TeLaatVoorAfspraken: Antwoord(
        409,
        "De sessie is langer dan 24 uur gesloten. De afspraken blijven zoals ze zijn.",
    ),
    w.GeenKaartenOver: Antwoord(
        409,
        "De kaarten die voor deze sessie zijn gekozen, zitten niet meer in de set."
        " Maak een nieuwe sessie.",
    ),
    w.GeenVervolg: Antwoord(
        409, "Een vervolgsessie maak je bij het afsluiten, of als de sessie gesloten is."
    ),
    w.OngeldigAntwoord: Antwoord(
        422, "Dit antwoord hoort hier niet bij. Kies een van de antwoorden die erbij staan."
    ),
    w.LeegAntwoord: Antwoord(422, "Je antwoord is nog leeg. Typ eerst een antwoord."),
    w.TeLangAntwoord: Antwoord(
        422, f"Je antwoord is te lang. Maak er hooguit {MAX_ANTWOORD} tekens van."
    ),
    w.AntwoordTeLaat: Antwoord(
        409, "De sessie is niet open. Daarom is je antwoord niet opgeslagen."
    ),
    w.RondeVoorbij: Antwoord(
        409,
        "De antwoorden van deze ronde zijn al getoond. Wat je daarvóór opsloeg, telt mee. Wat je"
        " daarna stuurde, telt niet mee.",
    ),
    w.TeVeelRondes: Antwoord(
        409, "Er is hier al 20 keer gekozen. Praat verder over de laatste uitslag."
    ),
    w.TeWeinigAntwoorden: Antwoord(
        409, "Er zijn minder dan drie antwoorden. Wacht tot er drie zijn en toon ze dan."
    ),
    w.OnbekendOnderdeel: Antwoord(
        422, "Dit onderdeel staat niet meer in het draaiboek. Kies een ander onderdeel."
    ),
    w.LaatsteOnderdeel: Antwoord(
        409,
        "Het onderdeel dat nu bezig is, kun je niet weghalen. Ga eerst naar een ander onderdeel.",
    ),
    w.DraaiboekVol: Antwoord(
        409, "Er passen hooguit 40 onderdelen in het draaiboek. Haal er eerst een weg."
    ),
    werk.OnbekendVeld: Antwoord(
        422, "Dit vak staat niet op het werkblad van deze sessie. Je ziet nu wat er wel staat."
    ),
    werk.VeldDicht: Antwoord(
        409,
        "In dit vak schrijf jij nu niet. Je tekst is niet opgeslagen, maar staat hieronder nog."
        " Vraag de gespreksbegeleider of je mag schrijven.",
    ),
    werk.OnbekendeRegel: Antwoord(
        409, "Deze regel is intussen weggehaald. Je tekst is niet opgeslagen, maar staat er nog."
    ),
    werk.LegeRegel: Antwoord(422, "Het gemarkeerde vak is nog leeg. Vul dat eerst in."),
    werk.TeLangeRegel: Antwoord(
        422, "Deze tekst is te lang. Gebruik hooguit 4.000 tekens en sla hem opnieuw op."
    ),
    werk.TeLangeWaarde: Antwoord(
        422, "Een waarde is kort: hooguit 80 tekens. Kies één of twee woorden."
    ),
    werk.NietsGekozen: Antwoord(
        422, "Bij het gemarkeerde vak is nog niets gekozen. Kies iets, en sla het opnieuw op."
    ),
    werk.OngeldigDeel: Antwoord(
        422, "Kies een van de mogelijkheden die erbij staan, en sla het opnieuw op."
    ),
    werk.OngeldigePlek: Antwoord(422, "Vul een heel getal in, van 0 tot en met 100."),
    werk.OngeldigeGrenzen: Antwoord(
        422, "Vul twee hele getallen in van 0 tot en met 100, het kleinste eerst."
    ),
    werk.ZelfdeWaarde: Antwoord(422, "Dit is twee keer dezelfde waarde. Kies twee verschillende."),
    werk.WaardeInGebruik: Antwoord(
        409,
        "Deze waarde vormt een paar met een andere waarde. Haal eerst dat paar weg, en dan de"
        " waarde.",
    ),
    werk.VeldVol: Antwoord(409, "Dit vak is vol. Haal eerst iets weg, of voeg twee regels samen."),
    werk.WerkbladVol: Antwoord(
        409,
        "Het werkblad is vol: er passen ongeveer 400.000 tekens op. Je tekst is niet opgeslagen,"
        " maar staat er nog. Maak hem korter, of haal eerst ergens anders tekst weg.",
    ),
    werk.TeLaatVoorWerkblad: Antwoord(
        409, "De sessie is langer dan 24 uur gesloten. Het werkblad blijft zoals het is."
    ),
    w.OnbekendeSleutel: Antwoord(
        422, "Deze sleutel kennen we niet. Kijk of je alle 26 tekens goed hebt overgenomen."
    ),
    w.OnbekendeEigenaarssleutel: Antwoord(
        422,
        "Deze sleutel werkt niet, of niet meer. Kijk of je alle 26 tekens hebt, of vraag de"
        " gespreksbegeleider om een nieuwe link.",
    ),
    w.OnbekendeCode: Antwoord(
        422, "Deze code werkt niet, of niet meer. Vraag de gespreksbegeleider om een nieuwe code."
    ),
    w.TeVeelCodes: Antwoord(
        429,
        "Vanaf jouw netwerk zijn veel codes geprobeerd. Wacht een uur of gebruik de sleutel.",
        {"Retry-After": "3600"},
    ),
    w.TeVeelDrukwerk: Antwoord(
        429,
        "Er zijn veel pdf’s aangevraagd. Druk de pagina zelf af, of probeer het later opnieuw.",
        {"Retry-After": "600"},
    ),
    w.PdfMislukt: Antwoord(
        503, "De pdf kon niet worden gemaakt. Druk de pagina af vanuit je browser."
    ),
    w.OnbekendeRedactiesleutel: Antwoord(
        422, "Deze redactiesleutel klopt niet. Kijk of je hem helemaal hebt overgenomen."
    ),
    w.TeVeelSleutels: Antwoord(
        429,
        "Vanaf jouw netwerk is het te vaak geprobeerd. Wacht een uur en probeer het opnieuw.",
        {"Retry-After": "3600"},
    ),
    w.OpslagWeg: Antwoord(
        503, "We kunnen nu niets bewaren. Wacht een minuut en probeer het opnieuw."
    ),
}
