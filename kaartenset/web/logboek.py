"""What a log tells of an error: where it arose, and never the values that it quotes."""

import traceback


def describe_error(fout: BaseException) -> str:
    """Where an error arose and what it is called, its causes below it.

    Its text stays out: a word, a volgorde or the address of a session may stand in it.
    """
    tekst = "".join(traceback.format_tb(fout.__traceback__)) + type(fout).__qualname__
    oorzaak = fout.__cause__ or fout.__context__
    return tekst if oorzaak is None else f"{tekst}\ndoor\n{describe_error(oorzaak)}"
