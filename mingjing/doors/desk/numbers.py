"""Case numbers in addresses: 〔 and 〕 and all, but no slash."""


class CaseNumber:
    """A path part that is a case number."""

    regex = r"[^/\s]{4,80}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
