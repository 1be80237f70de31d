"""The sample room's list: every component by group; each has a file in jinja2/ui/samples/."""

SAMPLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("壳", ("seal", "preference", "palette", "shortcuts", "peek", "plain")),
    ("导航", ("breadcrumbs", "tabs", "saved_views", "chips", "pager")),
    ("状态", ("icon", "tag", "button", "deadline", "stage_strip", "process_line")),
    ("办理", ("next_step", "gate_notice", "review_list", "approval_card", "confirm_with_reason")),
    ("记录", ("timeline", "media_strip", "facts", "key_values", "doc_list", "diff")),
    ("裁量", ("discretion_scale", "benchmark_table")),
    ("数据", ("card", "section", "table", "facet", "result_list", "town_tiles")),
    ("公示", ("hero", "action_band", "search_box", "catalogue_index", "name_counts", "agenda", "remedies")),
    ("核验", ("verify_card", "outcome", "mirror_table", "check_list", "qr")),
    ("文书", ("paper_view", "procedure_frame", "print_footer")),
    ("表单", ("field", "error_summary")),
    ("反馈", ("notice", "banner", "empty_state")),
)
