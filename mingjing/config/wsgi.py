"""What gunicorn serves: the door named by MJ_DOOR."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingjing.config.settings")
application = get_wsgi_application()
