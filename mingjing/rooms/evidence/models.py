"""The tables of evidence: files and things that prove, hanging on dockets."""

from typing import Any, ClassVar

from django.db import models

from mingjing.record.models import Docket
from mingjing.record.recorded import Guarded


class Evidence(Guarded):
    """证据: one piece on a matter's docket, its original untouched in the store; recorded."""

    CLASSES: ClassVar[dict[str, str]] = {
        "title": "personal",
        "file_name": "personal",
        "taken_place": "personal",
        "position": "personal",
        "source": "personal",
        "note": "personal",
    }
    docket = models.ForeignKey(Docket, on_delete=models.PROTECT, related_name="evidence")
    number = models.IntegerField(help_text="在本案中的序号，自1起")
    kind = models.CharField(
        max_length=16,
        help_text="行政处罚法第四十六条",
        choices=[
            ("documentary", "书证"),
            ("physical", "物证"),
            ("audiovisual", "视听资料"),
            ("electronic", "电子数据"),
            ("testimony", "证人证言"),
            ("statement", "当事人的陈述"),
            ("expert", "鉴定意见"),
            ("record", "勘验笔录、现场笔录"),
        ],
    )
    title = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=100, blank=True, help_text="按内容识别")
    size = models.BigIntegerField(default=0, help_text="字节")
    sha256 = models.CharField(max_length=64, blank=True)
    sm3 = models.CharField(max_length=64, blank=True)
    taken_at = models.DateTimeField(null=True, help_text="文件自载的拍摄时间")
    taken_place = models.CharField(max_length=200, blank=True)
    position = models.CharField(max_length=60, blank=True, help_text="文件自载的经纬度")
    taken_by = models.JSONField(default=list, help_text="取证人员的执法证号")
    obtained_on = models.DateField()
    source = models.CharField(max_length=200, blank=True, help_text="由何人、何处提供")
    method = models.CharField(max_length=40, blank=True, help_text="提取、复制、拍摄等")
    original_held = models.CharField(max_length=200, blank=True, help_text="原件、原物存放何处")
    note = models.CharField(max_length=400, blank=True)
    warnings = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["docket", "number"], name="evidence_numbered_once"),
        ]
        indexes: ClassVar[Any] = [models.Index(fields=["sha256"], name="evidence_by_digest")]

    def __str__(self) -> str:
        return f"证据{self.number} {self.title}"
