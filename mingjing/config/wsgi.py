"""What gunicorn serves: the door named by MJ_DOOR, with as many people in it as it can serve."""

import os
import sys

from django.core.wsgi import get_wsgi_application

from . import env
from .admission import CROWD, HOUSE, TURN, Admission

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingjing.config.settings")
sys.setswitchinterval(TURN)
application = Admission(get_wsgi_application(), CROWD if env.text("MJ_DOOR") == "portal" else HOUSE)
