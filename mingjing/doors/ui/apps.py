"""界面 as a Django application: templates, style sheets and elements for every door."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """界面: one look for all doors."""

    name = "mingjing.doors.ui"
    label = "ui"
    verbose_name = "界面"
