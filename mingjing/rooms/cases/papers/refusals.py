"""Why a paper is refused: every reason is a sentence a clerk can act on."""


class PaperRefused(Exception):
    """The paper cannot be made as asked. 文书不能生成"""


class UnknownForm(PaperRefused):
    """No form has this code. 没有这种文书"""


class UnfitField(PaperRefused):
    """A field is not of the form, or its value is not of the field's kind. 栏目不符"""


class TooLong(PaperRefused):
    """The words are more than a paper may hold. 内容过长"""


class NoChineseFont(PaperRefused):
    """The machine has no font that can print Chinese. 没有中文字体"""


class NoGlyph(PaperRefused):
    """A character has no shape in any font of the machine. 没有字形"""
