"""What gunicorn serves: the door named by MJ_DOOR, with as many people in it as it can serve."""

import os

from django.core.wsgi import get_wsgi_application

from .admission import Admission

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingjing.config.settings")
application = Admission(get_wsgi_application())
