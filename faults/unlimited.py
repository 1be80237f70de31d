"""A door without admission: the control of an overload."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingjing.config.settings")
application = get_wsgi_application()
