from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "mingjing.rooms.agencies"
    label = "agencies"
