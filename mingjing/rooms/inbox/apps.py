from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "mingjing.rooms.inbox"
    label = "inbox"
