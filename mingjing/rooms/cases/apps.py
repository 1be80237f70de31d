from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "mingjing.rooms.cases"
    label = "cases"
