"""Kinds of tokens, by number and by name."""

_PLAIN = ('ENDMARKER', 'NAME', 'NUMBER', 'STRING', 'NEWLINE', 'INDENT', 'DEDENT')
_OPERATORS = {
    'LPAR': '(', 'RPAR': ')', 'LSQB': '[', 'RSQB': ']', 'COLON': ':', 'COMMA': ',', 'SEMI': ';', 'PLUS': '+', 'MINUS': '-',
    'STAR': '*', 'SLASH': '/', 'VBAR': '|', 'AMPER': '&', 'LESS': '<', 'GREATER': '>', 'EQUAL': '=', 'DOT': '.', 'PERCENT': '%',
    'LBRACE': '{', 'RBRACE': '}', 'EQEQUAL': '==', 'NOTEQUAL': '!=', 'LESSEQUAL': '<=', 'GREATEREQUAL': '>=', 'TILDE': '~',
    'CIRCUMFLEX': '^', 'LEFTSHIFT': '<<', 'RIGHTSHIFT': '>>', 'DOUBLESTAR': '**', 'PLUSEQUAL': '+=', 'MINEQUAL': '-=',
    'STAREQUAL': '*=', 'SLASHEQUAL': '/=', 'PERCENTEQUAL': '%=', 'AMPEREQUAL': '&=', 'VBAREQUAL': '|=', 'CIRCUMFLEXEQUAL': '^=',
    'LEFTSHIFTEQUAL': '<<=', 'RIGHTSHIFTEQUAL': '>>=', 'DOUBLESTAREQUAL': '**=', 'DOUBLESLASH': '//', 'DOUBLESLASHEQUAL': '//=',
    'AT': '@', 'ATEQUAL': '@=', 'RARROW': '->', 'ELLIPSIS': '...', 'COLONEQUAL': ':=', 'EXCLAMATION': '!'}
_REST = ('OP', 'TYPE_IGNORE', 'TYPE_COMMENT', 'SOFT_KEYWORD', 'FSTRING_START', 'FSTRING_MIDDLE', 'FSTRING_END', 'TSTRING_START',
         'TSTRING_MIDDLE', 'TSTRING_END', 'COMMENT', 'NL', 'ERRORTOKEN', 'ENCODING', 'N_TOKENS')

tok_name = dict(enumerate((*_PLAIN, *_OPERATORS, *_REST))) | {256: 'NT_OFFSET'}
globals().update({_name: _number for _number, _name in tok_name.items()})
EXACT_TOKEN_TYPES = {_OPERATORS[_name]: globals()[_name] for _name in sorted(_OPERATORS, key=_OPERATORS.get)}

__all__ = ['tok_name', 'ISTERMINAL', 'ISNONTERMINAL', 'ISEOF', 'EXACT_TOKEN_TYPES', *tok_name.values()]
del _PLAIN, _OPERATORS, _REST


def ISTERMINAL(x: int) -> bool:
    return x < NT_OFFSET


def ISNONTERMINAL(x: int) -> bool:
    return x >= NT_OFFSET


def ISEOF(x: int) -> bool:
    return x == ENDMARKER
