"""What the portal is compared with: the same server, the same database role, one row read, no middleware, no template."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.ROOT_URLCONF, settings.MIDDLEWARE = "bench.bare", []
application = get_wsgi_application()


def row(request: HttpRequest, number: int) -> HttpResponse:
    """The title of one snapshot."""
    from mingjing.rooms.disclosure.models import Snapshot  # models exist only after the application

    title = Snapshot.objects.values_list("title", flat=True).get(pk=number).encode()
    return HttpResponse(title, headers={"Content-Length": str(len(title))})


urlpatterns = [path("<int:number>", row)]
