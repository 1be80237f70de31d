from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "mingjing.doors.portal"
    label = "portal"
