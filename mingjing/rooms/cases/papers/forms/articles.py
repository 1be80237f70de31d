"""Short ways to cite: `penalty("第五十九条第一款第三项")` is 《行政处罚法》第五十九条第一款第三项."""


def penalty(article: str) -> str:
    """行政处罚法（2021年修订）"""
    return f"《行政处罚法》{article}"


def compulsion(article: str) -> str:
    """行政强制法"""
    return f"《行政强制法》{article}"


def implementing(article: str) -> str:
    """行政复议法实施条例（2026年修订）"""
    return f"《行政复议法实施条例》{article}"


def separation(article: str) -> str:
    """罚款决定与罚款收缴分离实施办法"""
    return f"《罚款决定与罚款收缴分离实施办法》{article}"


def referral(article: str) -> str:
    """行政执法机关移送涉嫌犯罪案件的规定"""
    return f"《行政执法机关移送涉嫌犯罪案件的规定》{article}"


def civil(article: str) -> str:
    """民事诉讼法（送达）"""
    return f"《民事诉讼法》{article}"


def recording(article: str) -> str:
    """广东省行政执法全过程记录办法"""
    return f"《广东省行政执法全过程记录办法》{article}"


def review(article: str) -> str:
    """广东省重大行政执法决定法制审核办法"""
    return f"《广东省重大行政执法决定法制审核办法》{article}"
