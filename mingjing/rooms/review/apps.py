from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "mingjing.rooms.review"
    label = "review"
