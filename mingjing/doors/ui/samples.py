"""The sample room's list: every component by group; each has a file in jinja2/ui/samples/."""

SAMPLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("导航", ("breadcrumbs", "tabs", "chips", "pager")),
    ("状态", ("seal", "icon", "tag", "button", "deadline", "stage_strip")),
    ("办理", ("next_step", "gate_notice", "confirm_with_reason")),
    ("记录", ("timeline", "media_strip", "facts", "key_values", "doc_list", "card", "table")),
    ("表单", ("field", "error_summary")),
    ("反馈", ("notice", "banner", "empty_state")),
    ("壳", ("preference", "palette", "shortcuts")),
)
