from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "mingjing.doors.exchange"
    label = "exchange"
