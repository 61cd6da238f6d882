"""How long properties are tried: shortly, or longer with HYPOTHESIS_PROFILE=lang."""

import os

from hypothesis import settings

settings.register_profile("kort", max_examples=60, deadline=None, print_blob=True)
settings.register_profile("lang", max_examples=5000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "kort"))
