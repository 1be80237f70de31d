"""What a paper says to whoever holds it in hand."""

import re
from io import BytesIO

from django.conf import settings
from pypdf import PdfReader

from mingjing.rooms.cases.models import Case, Paper
from mingjing.rooms.evidence.store import Store


def printed(case: Case, code: str) -> str:
    """The words of the case's latest paper of this kind as printed, without spaces and line breaks."""
    paper = Paper.objects.filter(case=case, code=code).order_by("-place")[0]
    with Store(settings.EVIDENCE).open(paper.sha256) as file:
        pages = PdfReader(BytesIO(file.read())).pages
    return re.sub(r"[\s\u200b]", "", "".join(page.extract_text() for page in pages))
