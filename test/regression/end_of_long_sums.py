# A loop that adds to a str and looks at its end took time in the square of its length. What is kept for that must never be
# taken for the end of another text.
text = ''
other = ''
found = []
for i in range(12_000):
    text += chr(97 + i % 26)
    if i % 3000 == 0:
        found.append(text[-1])
    if text.endswith('xyz'):
        other = text
print(len(text), found, text[-1], text[-3:], text[-3:-1], text[len(text) - 2], text[-9000])
# expect: 12000 ['a', 'k', 'u', 'e'] n lmn lm m k
print(len(other), other[-1], other[-4:], other.endswith('xyz'), text.endswith('xyz'), other.endswith(('a', 'z')))
# expect: 11986 z wxyz True False True
twin = text[:-1] + '!'
print(twin[-1], text[-1], twin[-2:], text[-2:], twin.endswith('!'), text.endswith('!'))  # expect: ! n m! mn True False
text += 'q' * 9000
print(len(text), text[-1], text[-9001:-8999], text[-600:-598], text[0], text[:3], text.endswith('q' * 600), text.endswith('r' + 'q' * 9000))
# expect: 21000 q nq qq a abc True False
text += '\u00e9'
text += '\U0001f600'
print(len(text), ascii(text[-1]), ascii(text[-2]), ascii(text[-3:]), text[-1:-3], text.endswith('\u00e9\U0001f600'))
# expect: 21002 '\U0001f600' '\xe9' 'q\xe9\U0001f600'  True
for shorter in (text[:-1], text[:-2], text[1:]):
    print(ascii(shorter[-1]), len(shorter))
# expect: '\xe9' 21001
# expect: 'q' 21000
# expect: '\U0001f600' 21001
try:
    text[-len(text) - 1]
except IndexError as error:
    print(error)
# expect: string index out of range
