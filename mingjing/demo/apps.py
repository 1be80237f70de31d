from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "mingjing.demo"
    label = "demo"
