# since: 3.14
# t-strings give their parts, not their text.
name, n = "Ada", 5
t = t"Hello {name}, {n:>5} {n!r} {n + 1=}!"
print(type(t).__name__, t.strings, t.values)  # expect: Template ('Hello ', ', ', ' ', ' n + 1=', '!') ('Ada', 5, 5, 6)
for i in t.interpolations:
    print(i.value, repr(i.expression), i.conversion, repr(i.format_spec))
# expect: Ada 'name' None ''
# expect: 5 'n' None '>5'
# expect: 5 'n' r ''
# expect: 6 'n + 1' r ''
print(list(t"{n}{name}"))  # expect: [Interpolation(5, 'n', None, ''), Interpolation('Ada', 'name', None, '')]
print((t"a{n}" + t"b{name}").strings)  # expect: ('a', 'b', '')
def html(template):
    out = []
    for part in template:
        out.append(part if isinstance(part, str) else str(part.value).replace("<", "&lt;"))
    return "".join(out)
print(html(t"<b>{'<script>'}</b>"))  # expect: <b>&lt;script></b>
print(t"".strings, t"x".strings, t"{n}".strings, rt"\n{n}".strings)  # expect: ('',) ('x',) ('', '') ('\\n', '')
try:
    t"a" + "b"
except TypeError as e:
    print(e)
# expect: can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template
