"""The class of every column: personal and sealed ones are named by the model, open ones stand here.

`OPEN` lists the columns of free text that may hold no personal data, and so need no class; a new column of text is
found by the test until it is in the model's `CLASSES` or here.
"""

PERSONAL = {
    "record_body": "by says rows salts",
    "cases_draft": "words",
    "disclosure_candidate": "renderings findings answers title",
    "disclosure_copy": "body",
    "inbox_letterline": "sentences",
}
"""Columns with personal data in tables that are no recorded ones; each lies behind row security."""

OPEN = {
    "Letter": "media_type particulars sha256",
    "Uptake": "became counts note room",
    "Agency": "address bank code complaint_phone court duties hours name path phone powers reconsideration region short uscc",
    "Officer": "name pinyin reviewer_qualification title",
    "Certificate": "issuer number scope",
    "CertificateChange": "reason",
    "Posting": "role",
    "Grant": "decided_by decided_name opinion proposed_by proposed_name reason role",
    "Edition": "code digest note",
    "Law": "code document history issued_by level region title version",
    "Article": "heading label text",
    "ReviewItem": "code legal_basis materials matter title values",
    "DisclosureItem": "basis code title what",
    "RecordingItem": "basis code contents ends item location methods note recorder retention scene stage starts",
    "DocumentTemplate": "code contact heading sentences title",
    "NumberPattern": "code pattern",
    "Holiday": "name",
    "Threshold": "basis code title",
    "Matter": "basis code decided_by department entrusted procedures regions subjects title",
    "Ground": "law",
    "Benchmark": "base chapter code factors matter note penalised source subject title violated",
    "Grade": "code conditions factor level text",
    "Counterparty": "credit_class industry region uscc warnings",
    "CounterpartyChange": "column reason",
    "Evidence": "media_type method original_held sha256 sm3 taken_by warnings",
    "Case": "kind matter number procedure source stage title",
    "Party": "uscc",
    "Handling": "certificate",
    "Paper": "code number sha256 step title verify_code",
    "Decision": "authority kinds number outcome party_kind",
    "Delivery": "method note",
    "Payment": "receipt",
    "Surcharge": "explanation",
    "Handover": "slip",
    "Opinion": "account certificate proposal reviewer",
    "Note": "answered_by question",
}
"""Columns of recorded tables, by model. `Case.title`, `Delivery.note` and `Uptake.note` may name a person: they lie
behind row security and are redacted before anything is published, but cannot be erased apart from their row.
"""
