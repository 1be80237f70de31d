from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "mingjing.rooms.payments"
    label = "payments"
