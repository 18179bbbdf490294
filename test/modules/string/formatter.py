# string.Formatter: str.format() in steps, and its errors.
from string import Formatter
f = Formatter()
for text in ['{}', '{0}', '{a}', '{0.real}', '{1[0]}', '{', '}', '{{}}', '{{{0}}}', 'a{0!r:>10}b', '{0!x}', '{0!', '{0!r', '{0!rx}', '{0:', '{0:{1}', '{0:>{2}}', '{}{0}',
             '{0}{}', '{1[1][0]}', '{0[', '{0[]}', '{0.}', '{1[0]x}', '{a!}', '{0:{2:{2:{2}}}}', '{a{b}}', '{z}', '{9}', '{ 0}', 'x{a}y{}z{}']:
    try:
        print(repr(text), list(f.parse(text)), repr(f.format(text, 12, [1, [2]], 8, a='v')))
    except Exception as e:
        print(repr(text), type(e).__name__, e)
# expect: '{}' [('', '', '', None)] '12'
# expect: '{0}' [('', '0', '', None)] '12'
# expect: '{a}' [('', 'a', '', None)] 'v'
# expect: '{0.real}' [('', '0.real', '', None)] '12'
# expect: '{1[0]}' [('', '1[0]', '', None)] '1'
# expect: '{' ValueError Single '{' encountered in format string
# expect: '}' ValueError Single '}' encountered in format string
# expect: '{{}}' [('{', None, None, None), ('}', None, None, None)] '{}'
# expect: '{{{0}}}' [('{', None, None, None), ('', '0', '', None), ('}', None, None, None)] '{12}'
# expect: 'a{0!r:>10}b' [('a', '0', '>10', 'r'), ('b', None, None, None)] 'a        12b'
# expect: '{0!x}' ValueError Unknown conversion specifier x
# expect: '{0!' ValueError end of string while looking for conversion specifier
# expect: '{0!r' ValueError unmatched '{' in format spec
# expect: '{0!rx}' ValueError expected ':' after conversion specifier
# expect: '{0:' ValueError unmatched '{' in format spec
# expect: '{0:{1}' ValueError unmatched '{' in format spec
# expect: '{0:>{2}}' [('', '0', '>{2}', None)] '      12'
# expect: '{}{0}' ValueError cannot switch from automatic field numbering to manual field specification
# expect: '{0}{}' ValueError cannot switch from manual field specification to automatic field numbering
# expect: '{1[1][0]}' [('', '1[1][0]', '', None)] '2'
# expect: '{0[' ValueError expected '}' before end of string
# expect: '{0[]}' ValueError Empty attribute in format string
# expect: '{0.}' ValueError Empty attribute in format string
# expect: '{1[0]x}' ValueError Only '.' or '[' may follow ']' in format field specifier
# expect: '{a!}' ValueError unmatched '{' in format spec
# expect: '{0:{2:{2:{2}}}}' ValueError Max string recursion exceeded
# expect: '{a{b}}' ValueError unexpected '{' in field name
# expect: '{z}' KeyError 'z'
# expect: '{9}' IndexError tuple index out of range
# expect: '{ 0}' KeyError ' 0'
# expect: 'x{a}y{}z{}' [('x', 'a', '', None), ('y', '', '', None), ('z', '', '', None)] 'xvy12z[1, [2]]'
class Names(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f'?{key}') if isinstance(key, str) else args[key]
    def check_unused_args(self, used, args, kwargs):
        print('used', sorted(map(str, used)))
    def convert_field(self, value, conversion):
        return value.upper() if conversion == 'u' else super().convert_field(value, conversion)
print(Names().format('{0} {a!u} {b}', 1, a='x'), Names().vformat('{}', (1,), {}))
# expect: used ['0', 'a', 'b']
# expect: used ['0']
# expect: 1 X ?b 1
