# A str of two surrogates side by side is two characters, also where the host's strings would join them.
import json

for text in ['\ud800', 'a\udfffb', '\ud83d' + '\ude00', '\udc00\ud800', '😀\ud800"\n']:
    for value in (text, [text], {text: 1}, {'key': [text, 'plain', text]}):
        for ascii_only in (True, False):
            written = json.dumps(value, ensure_ascii=ascii_only)
            print(ascii(written), len(written), ascii(json.loads(written)))
# expect: '"\\ud800"' 8 '\ud800'
# expect: '"\ud800"' 3 '\ud800'
# expect: '["\\ud800"]' 10 ['\ud800']
# expect: '["\ud800"]' 5 ['\ud800']
# expect: '{"\\ud800": 1}' 13 {'\ud800': 1}
# expect: '{"\ud800": 1}' 8 {'\ud800': 1}
# expect: '{"key": ["\\ud800", "plain", "\\ud800"]}' 38 {'key': ['\ud800', 'plain', '\ud800']}
# expect: '{"key": ["\ud800", "plain", "\ud800"]}' 28 {'key': ['\ud800', 'plain', '\ud800']}
# expect: '"a\\udfffb"' 10 'a\udfffb'
# expect: '"a\udfffb"' 5 'a\udfffb'
# expect: '["a\\udfffb"]' 12 ['a\udfffb']
# expect: '["a\udfffb"]' 7 ['a\udfffb']
# expect: '{"a\\udfffb": 1}' 15 {'a\udfffb': 1}
# expect: '{"a\udfffb": 1}' 10 {'a\udfffb': 1}
# expect: '{"key": ["a\\udfffb", "plain", "a\\udfffb"]}' 42 {'key': ['a\udfffb', 'plain', 'a\udfffb']}
# expect: '{"key": ["a\udfffb", "plain", "a\udfffb"]}' 32 {'key': ['a\udfffb', 'plain', 'a\udfffb']}
# expect: '"\\ud83d\\ude00"' 14 '\U0001f600'
# expect: '"\ud83d\ude00"' 4 '\ud83d\ude00'
# expect: '["\\ud83d\\ude00"]' 16 ['\U0001f600']
# expect: '["\ud83d\ude00"]' 6 ['\ud83d\ude00']
# expect: '{"\\ud83d\\ude00": 1}' 19 {'\U0001f600': 1}
# expect: '{"\ud83d\ude00": 1}' 9 {'\ud83d\ude00': 1}
# expect: '{"key": ["\\ud83d\\ude00", "plain", "\\ud83d\\ude00"]}' 50 {'key': ['\U0001f600', 'plain', '\U0001f600']}
# expect: '{"key": ["\ud83d\ude00", "plain", "\ud83d\ude00"]}' 30 {'key': ['\ud83d\ude00', 'plain', '\ud83d\ude00']}
# expect: '"\\udc00\\ud800"' 14 '\udc00\ud800'
# expect: '"\udc00\ud800"' 4 '\udc00\ud800'
# expect: '["\\udc00\\ud800"]' 16 ['\udc00\ud800']
# expect: '["\udc00\ud800"]' 6 ['\udc00\ud800']
# expect: '{"\\udc00\\ud800": 1}' 19 {'\udc00\ud800': 1}
# expect: '{"\udc00\ud800": 1}' 9 {'\udc00\ud800': 1}
# expect: '{"key": ["\\udc00\\ud800", "plain", "\\udc00\\ud800"]}' 50 {'key': ['\udc00\ud800', 'plain', '\udc00\ud800']}
# expect: '{"key": ["\udc00\ud800", "plain", "\udc00\ud800"]}' 30 {'key': ['\udc00\ud800', 'plain', '\udc00\ud800']}
# expect: '"\\ud83d\\ude00\\ud800\\"\\n"' 24 '\U0001f600\ud800"\n'
# expect: '"\U0001f600\ud800\\"\\n"' 8 '\U0001f600\ud800"\n'
# expect: '["\\ud83d\\ude00\\ud800\\"\\n"]' 26 ['\U0001f600\ud800"\n']
# expect: '["\U0001f600\ud800\\"\\n"]' 10 ['\U0001f600\ud800"\n']
# expect: '{"\\ud83d\\ude00\\ud800\\"\\n": 1}' 29 {'\U0001f600\ud800"\n': 1}
# expect: '{"\U0001f600\ud800\\"\\n": 1}' 13 {'\U0001f600\ud800"\n': 1}
# expect: '{"key": ["\\ud83d\\ude00\\ud800\\"\\n", "plain", "\\ud83d\\ude00\\ud800\\"\\n"]}' 70 {'key': ['\U0001f600\ud800"\n', 'plain', '\U0001f600\ud800"\n']}
# expect: '{"key": ["\U0001f600\ud800\\"\\n", "plain", "\U0001f600\ud800\\"\\n"]}' 38 {'key': ['\U0001f600\ud800"\n', 'plain', '\U0001f600\ud800"\n']}
print(ascii(json.dumps({'\ud83d\ude00': '\ud83d\ude00'}, ensure_ascii=False, indent=1)))
# expect: '{\n "\ud83d\ude00": "\ud83d\ude00"\n}'
print(ascii(json.encoder.encode_basestring('\ud83d\ude00\t')))  # expect: '"\ud83d\ude00\\t"'
