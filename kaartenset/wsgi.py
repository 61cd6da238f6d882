"""The application for a WSGI server such as gunicorn; `gunicorn_config` has the settings."""

from kaartenset import create_app
from kaartenset.web.opruimen import prepare

app = create_app()
prepare(app)
