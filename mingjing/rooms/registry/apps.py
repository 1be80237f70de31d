from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "mingjing.rooms.registry"
    label = "registry"
