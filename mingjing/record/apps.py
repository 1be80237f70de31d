from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "mingjing.record"
    label = "record"
    verbose_name = "全过程记录"
