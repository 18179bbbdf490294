# string.Template: placeholders, wrong ones, and subclasses with other rules.
from string import Template
t = Template('$who likes ${what}, $$5 and $who')
print(t.substitute(who='tim', what='kung pao'), t.substitute({'who': 'a', 'what': 1}), t.substitute({'who': 'a', 'what': 1}, who='b'), t.is_valid(), t.get_identifiers())
# expect: tim likes kung pao, $5 and tim a likes 1, $5 and a b likes 1, $5 and b True ['who', 'what']
print(t.safe_substitute(who='tim'), Template('$ $1 ${x').safe_substitute(x=1), Template('$ä $_a9-$A').safe_substitute(_a9=1, A=2))
# expect: tim likes ${what}, $5 and tim $ $1 ${x $ä 1-2
for text, values in [('$who', {}), ('a\nb $', {}), ('$1', {}), ('${bad name}', {}), ('x $$ ${a', {'a': 1})]:
    try:
        print(Template(text).substitute(values))
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
# expect: KeyError 'who'
# expect: ValueError Invalid placeholder in string: line 2, col 3
# expect: ValueError Invalid placeholder in string: line 1, col 1
# expect: ValueError Invalid placeholder in string: line 1, col 1
# expect: ValueError Invalid placeholder in string: line 1, col 6
class Percent(Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'
print(Percent('%% %with_underscore %notunderscored').safe_substitute(with_underscore='x'), Percent.pattern.flags, Percent('%a').is_valid())
# expect: % x %notunderscored 98 False
class Own(Template):
    pattern = r'(?P<escaped>@@)|@(?P<named>[a-z]+)|@\((?P<braced>[a-z]+)\)|(?P<invalid>@)'
print(Own('@@ @a @(b)c').substitute(a=1, b=2), Own('@').is_valid(), Own('@a@(b)').get_identifiers())
# expect: $ 1 2c False ['a', 'b']
class Brace(Template):
    braceidpattern = '[a-z.]+'
print(Brace('$a ${a.b}').substitute({'a': 1, 'a.b': 2}))  # expect: 1 2
class Dict(dict):
    def __missing__(self, key):
        return f'<{key}>'
print(Template('$x-${y}').substitute(Dict(x=1)))  # expect: 1-<y>
