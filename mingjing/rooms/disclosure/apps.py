from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "mingjing.rooms.disclosure"
    label = "disclosure"
