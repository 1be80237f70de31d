"""The tables of the record. Nothing here is written by the ORM: see `writing` and the SQL beside it."""

import uuid

from django.db import models


class Docket(models.Model):
    """案卷记录: one matter's register; it only grows, through `record_append`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=32)
    agency = models.IntegerField()
    length = models.IntegerField(default=0)
    head = models.BinaryField(default=b"")
    at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Entry(models.Model):
    """记录条: one thing done, numbered in its docket; it never changes."""

    id = models.BigIntegerField(primary_key=True)
    docket = models.ForeignKey(Docket, on_delete=models.PROTECT, related_name="entries")
    number = models.IntegerField()
    action = models.CharField(max_length=64)
    at = models.DateTimeField()
    key = models.UUIDField(unique=True)
    asked = models.BinaryField()
    leaf = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["docket", "number"], name="entry_numbered_once")]

    def __str__(self) -> str:
        return f"{self.docket_id}:{self.number} {self.action}"


class Body(models.Model):
    """正文: what an entry says, by whom, and what each row became; private, under row security."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True)
    agency = models.IntegerField()
    by = models.JSONField()
    says = models.JSONField()
    rows = models.JSONField()
    salts = models.JSONField()

    def __str__(self) -> str:
        return f"body of {self.entry_id}"


class Pending(models.Model):
    """待封存: the outbox; the only table that rows leave."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True)
    not_before = models.DateTimeField()

    def __str__(self) -> str:
        return f"pending {self.entry_id}"


class Leaf(models.Model):
    """叶: an entry's place in the public log, dense from 0, given by the sequencer alone."""

    index = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="place")

    def __str__(self) -> str:
        return f"leaf {self.index}"


class Checkpoint(models.Model):
    """检查点: the signed root of the log at a size."""

    size = models.BigIntegerField(primary_key=True)
    note = models.TextField()
    made = models.DateTimeField()

    def __str__(self) -> str:
        return f"checkpoint {self.size}"


class Cosignature(models.Model):
    """见证签名: a witness's line under a checkpoint."""

    size = models.BigIntegerField()
    witness = models.CharField(max_length=200)
    line = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["size", "witness"], name="witness_signs_once")]

    def __str__(self) -> str:
        return f"{self.witness} at {self.size}"


class Cursor(models.Model):
    """跟随进度: how far a follower has read."""

    follower = models.CharField(max_length=64, primary_key=True)
    index = models.BigIntegerField(default=-1)

    def __str__(self) -> str:
        return f"{self.follower} at {self.index}"


class Parked(models.Model):
    """搁置: a leaf a follower could not work off, with its error; later ones of its docket wait behind."""

    follower = models.CharField(max_length=64)
    index = models.BigIntegerField()
    docket = models.UUIDField()
    error = models.TextField()
    tries = models.IntegerField(default=0)
    next_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["follower", "index"], name="parked_once")]

    def __str__(self) -> str:
        return f"{self.follower} parked {self.index}"
