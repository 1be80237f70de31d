"""Why a bar is missed: one sentence for each measure of which it is known, by the beginning of the measure's name."""

CAUSES: dict[str, str] = {
    "open a case": "一次立案要写十余行并等磁盘落盘两次（会话不写，案卷和提交各一次），磁盘慢时超过目标。",
    "steps, 4 clients, half": "半数步骤当场排出 PDF/A 文书，每份约占处理器十余毫秒，两个核心同时还要跑数据库和负载程序。",
    "steps, 4 clients, none": "每步约占应用处理器十毫秒、数据库五毫秒，两个核心同时还要跑负载程序。",
    "step on a docket": "每一步都重读整个案卷再由法律判断，案卷越长读得越多。",
    "a paper of": "时间几乎都在排版程序里；同样的文书再排一次并不更快。",
    "case page": "六十条记录和二十份文书的页面有近一千个元素，时间大半在模板里。",
    "list of": "时间大半在模板和取行上，数据库只占几毫秒。",
    "search: two characters, filtered": "常见字加条件时先按字取出再按条件筛，至多取五千条。",
    "search: four characters": "常见的四字词要取出至多五千条逐条核对原文。",
    "search: three words": "多个词要在索引里求交集，再逐条计数。",
    "portal decision page": "每次只问数据库一个小问题，其余时间在框架和网络收发上。",
    "from commit to signed checkpoint": "封存进程每秒醒来一次，再加上写日志文件和落盘的时间。",
    "sealing": "每叶要写两张表并写日志文件，单个封存进程逐批进行。",
    "a desk worker": "字体和排版程序常驻每个进程。",
    "mirrored permits": "每件要算十余个承诺并过全部数据库的墙，只用一个核心。",
    "of bare COPY": "承诺和叶的计算占去大半，裸写没有这些。",
}
"""Beginning of a measure's name → the sentence that stands beside it where its bar is missed."""

UNKNOWN = "原因还没有查明。"


def cause(measure: str) -> str:
    """The sentence for a missed measure."""
    return next((told for name, told in CAUSES.items() if measure.startswith(name)), UNKNOWN)
