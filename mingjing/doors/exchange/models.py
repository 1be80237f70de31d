"""Who may push through the exchange."""

from django.db import models


class Integrator(models.Model):
    """对接单位: a system with a key of its own, bound to one agency; own. Only the key's digest is kept."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=100)
    agency = models.IntegerField(help_text="所代表的机关")
    kinds = models.JSONField(default=list, help_text="可以送来的来件类别")
    key_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
