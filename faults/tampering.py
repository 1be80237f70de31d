"""Twelve ways of changing the record behind its back, as a superuser with every trigger off, and the place to be named."""

from dataclasses import dataclass

THIRD = "(SELECT id FROM record_entry WHERE docket_id = '{docket}' AND number = 3)"


@dataclass(frozen=True)
class Tampering:
    """篡改: the statements, and a pattern that one fault's line must match: its index, or docket and number."""

    what: str
    statements: tuple[str, ...]
    place: str


# Acts in SQL; {docket} and {other} are two dockets, {index} the index of the third entry's leaf, {first} of the first.
TAMPERINGS: tuple[Tampering, ...] = (
    Tampering(
        "移到另一案卷",
        (
            "UPDATE record_entry SET docket_id = '{other}', number = 6 WHERE docket_id = '{docket}' AND number = 5",
        ),
        r"案卷 {other} 第 6 条",
    ),
    Tampering(
        "改编号",
        (
            "UPDATE record_entry SET number = 99 WHERE docket_id = '{docket}' AND number = 3",
            "UPDATE record_entry SET number = 3 WHERE docket_id = '{docket}' AND number = 4",
            "UPDATE record_entry SET number = 4 WHERE docket_id = '{docket}' AND number = 99",
        ),
        r"案卷 {docket} 第 3 条",
    ),
    Tampering(
        "改时间",
        ("UPDATE record_entry SET at = at - interval '1 day' WHERE docket_id = '{docket}' AND number = 3",),
        r"案卷 {docket} 第 3 条",
    ),
    Tampering("改一行", ("UPDATE agencies_agency SET name = '改' WHERE id = 7",), r"agencies_agency 7"),
    Tampering(
        "改正文的一个字段",
        ("UPDATE record_body SET says = jsonb_set(says, '{{number}}', '777') WHERE entry_id = " + THIRD,),
        r"案卷 {docket} 第 3 条",
    ),
    Tampering(
        "改叶的字节",
        (
            (
                "UPDATE record_entry SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '\"c\":\"', '\"c\":\"f'),"
                " 'UTF8') WHERE docket_id = '{docket}' AND number = 3"
            ),
        ),
        r"案卷 {docket} 第 3 条",
    ),
    Tampering(
        "对调两叶",
        (
            "UPDATE record_leaf SET index = 1000000 WHERE index = {index}",
            "UPDATE record_leaf SET index = {index} WHERE index = {index} + 1",
            "UPDATE record_leaf SET index = {index} + 1 WHERE index = 1000000",
        ),
        r"第 {index} 叶",
    ),
    Tampering(
        "抽掉最后一叶",
        ("DELETE FROM record_leaf WHERE index = (SELECT max(index) FROM record_leaf)",),
        r"检查点 {size}",
    ),
    Tampering(
        "抽掉中间一叶",
        ("DELETE FROM record_leaf WHERE index = {index}",),
        r"第 {index} 叶",
    ),
    Tampering(
        "抽掉整个案卷",
        (
            "DELETE FROM record_leaf WHERE entry_id IN (SELECT id FROM record_entry WHERE docket_id = '{docket}')",
            "DELETE FROM record_body WHERE entry_id IN (SELECT id FROM record_entry WHERE docket_id = '{docket}')",
            "DELETE FROM record_entry WHERE docket_id = '{docket}'",
            "DELETE FROM record_docket WHERE id = '{docket}'",
        ),
        r"第 {first} 叶|只有 {first} 叶",
    ),
)

TABLES = ("record_docket", "record_entry", "record_body", "record_leaf", "agencies_agency")
