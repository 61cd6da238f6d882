"""How long properties are tried: shortly by default, longer with `--hypothesis-profile=lang`."""

from hypothesis import settings

settings.register_profile("kort", max_examples=60, deadline=None, print_blob=True)
settings.register_profile("lang", max_examples=5000, deadline=None, print_blob=True)
settings.load_profile("kort")
