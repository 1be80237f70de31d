"""Who may do what at every address: the one table. A new address without a line here fails the build.

`get` and `post` name the roles that are let in; `None` means that the method is not there at all (405).
`scoped` means that the address names a thing of one agency: whoever may not see it finds nothing, exactly as if it
were not there. Whoever is let in may still be told by the law that she may not (409): see `tests/bad_input/test_who_may_act.py`.
`at` is the stage of the case that it is tried with.
"""

from dataclasses import dataclass

from mingjing.law.words import Role
from mingjing.rooms.agencies.roles import APPROVING, DUTIES

Roles = frozenset[str] | None
ANYONE = frozenset({"anyone"})
"""Also whoever has not signed in."""
HERSELF = frozenset({"herself"})
"""Whoever has signed in: the page is about nobody but herself, or about nothing that is anybody's."""
CALLERS = frozenset({"key"})
"""Another system with a key; a session counts for nothing there."""
NOBODY: frozenset[str] = frozenset()

POSTED = frozenset(DUTIES)
"""Whoever holds any post that the table of roles has."""
READERS = frozenset({Role.HANDLER, Role.UNIT_HEAD, Role.LEADER, Role.REVIEWER, Role.HEARING_OFFICER, Role.PUBLISHER,
                     Role.CASHIER, Role.SUPERVISOR})  # fmt: skip
"""Whoever reads cases, some of them her own only."""
GATHERERS = frozenset({Role.HANDLER, Role.UNIT_HEAD})
PUBLISHERS = frozenset({Role.PUBLISHER})
BOARD = frozenset({Role.PUBLISHER, Role.CATALOGUER})
CATALOGUERS = frozenset({Role.CATALOGUER})
MAIL = frozenset({Role.CATALOGUER, Role.SUPERVISOR, Role.OPERATOR})
"""Whoever reads what other systems and files have sent."""


@dataclass(frozen=True)
class Rule:
    """Who gets in by reading and by sending a form."""

    get: Roles
    post: Roles = None
    scoped: bool = False
    at: str = "archived"


RULES: dict[str, Rule] = {
    # the desk
    "desk:todo": Rule(POSTED),
    "desk:palette": Rule(HERSELF),
    "desk:laws": Rule(HERSELF),
    "desk:matters": Rule(HERSELF),
    "desk:cases": Rule(READERS),
    "desk:keep_view": Rule(None, READERS),
    "desk:drop_view": Rule(None, HERSELF),
    "desk:export": Rule(READERS, READERS),
    "desk:opening": Rule(frozenset({Role.HANDLER, Role.INTEGRATOR}), frozenset({Role.HANDLER, Role.INTEGRATOR})),
    "desk:case": Rule(READERS, scoped=True),
    "desk:entry": Rule(READERS, scoped=True),
    "desk:paper": Rule(READERS, scoped=True),
    "desk:pdf": Rule(READERS, scoped=True),
    "desk:evidence": Rule(GATHERERS, GATHERERS, scoped=True),
    "desk:piece": Rule(READERS, scoped=True),
    "desk:original": Rule(READERS, scoped=True),
    "desk:step": Rule(READERS, READERS, scoped=True),
    "desk:reviews": Rule(frozenset({Role.REVIEWER})),
    "desk:review": Rule(READERS, READERS, scoped=True, at="answering"),
    "desk:review-answer": Rule(None, READERS, scoped=True, at="answering"),
    "desk:approvals": Rule(frozenset({Role.UNIT_HEAD, Role.LEADER})),
    "desk:deliberations": Rule(frozenset({Role.LEADER})),
    "desk:deliberation": Rule(frozenset({Role.LEADER}), frozenset({Role.LEADER}), scoped=True, at="deliberating"),
    "desk:payments": Rule(frozenset({Role.CASHIER})),
    "desk:payment": Rule(READERS, frozenset({Role.CASHIER}), scoped=True),
    "desk:publication": Rule(BOARD),
    "desk:publication_item": Rule(PUBLISHERS, scoped=True),
    "desk:publication_act": Rule(None, PUBLISHERS, scoped=True),
    "desk:catalogue": Rule(frozenset({Role.CATALOGUER, Role.SUPERVISOR})),
    "desk:edition": Rule(frozenset({Role.CATALOGUER, Role.SUPERVISOR})),
    "desk:draft": Rule(frozenset({Role.CATALOGUER, Role.SUPERVISOR})),
    "desk:drafting": Rule(CATALOGUERS, CATALOGUERS),
    "desk:draft_rows": Rule(frozenset({Role.CATALOGUER, Role.SUPERVISOR})),
    "desk:draft_trial": Rule(frozenset({Role.CATALOGUER, Role.SUPERVISOR})),
    "desk:draft_json": Rule(frozenset({Role.CATALOGUER, Role.SUPERVISOR})),
    "desk:draft_csv": Rule(frozenset({Role.CATALOGUER, Role.SUPERVISOR})),
    "desk:draft_row": Rule(CATALOGUERS, CATALOGUERS),
    "desk:draft_part": Rule(CATALOGUERS, CATALOGUERS),
    **{f"desk:draft_{act}": Rule(None, CATALOGUERS)
       for act in ("details", "propose", "discard", "row_change", "part_change", "load")},
    "desk:draft_review": Rule(None, CATALOGUERS),
    "desk:draft_enact": Rule(None, CATALOGUERS),
    "desk:letters": Rule(MAIL),
    "desk:letter": Rule(MAIL, scoped=True),
    "desk:letter_report": Rule(MAIL, MAIL, scoped=True),
    "desk:letter_original": Rule(MAIL, MAIL, scoped=True),
    # the three administrators
    "desk:accounts": Rule(frozenset({Role.SYSTEM_ADMIN})),
    "desk:account_new": Rule(frozenset({Role.SYSTEM_ADMIN}), frozenset({Role.SYSTEM_ADMIN})),
    "desk:account": Rule(frozenset({Role.SYSTEM_ADMIN}), frozenset({Role.SYSTEM_ADMIN})),
    "desk:grants": Rule(APPROVING),
    "desk:grant_new": Rule(frozenset({Role.SECURITY_ADMIN}), frozenset({Role.SECURITY_ADMIN})),
    "desk:grant": Rule(APPROVING, APPROVING),
    "desk:posting": Rule(APPROVING, frozenset({Role.SECURITY_ADMIN})),
    "desk:audit": Rule(frozenset({Role.AUDIT_ADMIN})),
    "desk:audit_export": Rule(frozenset({Role.AUDIT_ADMIN}), frozenset({Role.AUDIT_ADMIN})),
    **{f"desk:step-{step}": Rule(HERSELF, HERSELF)  # these only lead to the page of the step, whatever is asked
       for step in ("review", "deliberate", "pay", "publish", "correct", "exempt", "withdraw")},
    # one's own account; a name typed into the address is never somebody else's
    "account_login": Rule(ANYONE, ANYONE),
    "account_inactive": Rule(ANYONE, ANYONE),
    "account_logout": Rule(ANYONE, ANYONE),
    "account_set_password": Rule(NOBODY, NOBODY),
    "mfa_authenticate": Rule(ANYONE, ANYONE),
    "mfa_login_webauthn": Rule(ANYONE, ANYONE),
    "socialaccount_login_cancelled": Rule(ANYONE, ANYONE),
    "socialaccount_login_error": Rule(ANYONE, ANYONE),
    "openid_connect_login": Rule(NOBODY, NOBODY),  # this city has no single sign-on of that name
    "openid_connect_callback": Rule(NOBODY, NOBODY),
    **{name: Rule(HERSELF, HERSELF) for name in (
        "account_reauthenticate", "account_again", "account_change_password", "usersessions_list", "mfa_index",
        "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_reauthenticate_webauthn",
        "mfa_edit_webauthn", "mfa_remove_webauthn")},
    "account_stay": Rule(None, HERSELF),
    # the exchange
    "exchange_guide": Rule(ANYONE),
    "exchange:openapi-json": Rule(ANYONE),
    "exchange:public_list": Rule(ANYONE),
    "exchange:public_item": Rule(ANYONE),
    "exchange:public_document": Rule(ANYONE),
    "exchange:push_decisions": Rule(None, CALLERS),
    "exchange:push_letter": Rule(None, CALLERS),
    "exchange:letter_status": Rule(CALLERS, scoped=True),
    "exchange:letter_lines": Rule(CALLERS, scoped=True),
    "exchange:letter_report": Rule(CALLERS, scoped=True),
    "exchange:api-root": Rule(NOBODY, NOBODY),
    "exchange/.*": Rule(NOBODY, NOBODY),
    # what every door has
    "": Rule(ANYONE, ANYONE),
    "ui:room": Rule(NOBODY),
    "ui:preferences": Rule(None, ANYONE),
    "ui:bundle": Rule(ANYONE),
}  # fmt: skip

PORTAL: dict[str, Rule] = {
    "ui:room": Rule(NOBODY),
    "ui:preferences": Rule(None, ANYONE),
    "ui:bundle": Rule(ANYONE),
    **{f"portal:{name}": Rule(ANYONE) for name in (
        "home", "before", "after", "search", "search_twin", "list", "list_twin", "document", "decision_data",
        "decision", "item_data", "item", "verify", "check", "log", "overdue_json", "overdue_csv", "late_entries_json",
        "late_entries_csv", "days", "log_file", "permit", "permit_data", "permit_document",
        "data", "help", "accessibility", "language")},
}  # fmt: skip
"""The public reads and does nothing else; only a display choice is sent."""
