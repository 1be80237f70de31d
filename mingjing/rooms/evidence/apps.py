from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "mingjing.rooms.evidence"
    label = "evidence"
