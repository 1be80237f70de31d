from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "mingjing.rooms.catalogue"
    label = "catalogue"
