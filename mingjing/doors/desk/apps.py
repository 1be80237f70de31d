from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "mingjing.doors.desk"
    label = "desk"
