"""Law texts: versions of one law side by side, by article."""

from typing import Any, ClassVar

from django.db import models

from .edition import Row


class Law(Row):
    """法律文本: one version of one law, valid from a day to a day; recorded."""

    code = models.CharField(max_length=120)
    title = models.CharField(max_length=200, db_index=True)
    level = models.CharField(
        max_length=20, blank=True, help_text="法律、行政法规、地方性法规、规章、规范性文件"
    )
    version = models.CharField(max_length=200, blank=True)
    issued_by = models.CharField(max_length=200, blank=True)
    document = models.CharField(max_length=200, blank=True, help_text="公布文号")
    region = models.CharField(max_length=40, blank=True)
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True)
    history = models.JSONField(default=list, blank=True)

    class Meta:
        constraints: ClassVar[Any] = [models.UniqueConstraint(fields=["edition", "code"], name="law_once")]

    def __str__(self) -> str:
        return f"《{self.title}》"


class Article(Row):
    """条文: one article of one version of a law; recorded. Paragraphs are separated by line ends."""

    law = models.ForeignKey(Law, on_delete=models.PROTECT, related_name="articles")
    number = models.IntegerField()
    branch = models.IntegerField(default=0, help_text="第…条之几")
    label = models.CharField(max_length=40)
    heading = models.CharField(max_length=300, blank=True)
    text = models.TextField()

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["law", "number", "branch"], name="article_once"),
        ]

    def __str__(self) -> str:
        return self.label
