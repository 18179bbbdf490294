# Surrogates in JSON: one in the document was no str of its own, a half in an escape and a half in the text were joined.
import json
for s in ['"\ud83d"','"\\ud83d"', '"z\\ud834\udd20x12345"', '"\ud834\\udd20"', '"\ud834\udd20"', '"\\ud834\\udd20"', '"\\udd20\\ud834"', '"\U0001d120\\ud834"','{"\\ud834": "\udd20"}', '["\\ud834","\\udd20"]', '"\\ud834\\n\\udd20"', '"\\ud834\\u0041"', '"a\\ud834']:
    try:
        r=json.loads(s)
        print(ascii(r), len(r), ascii(json.dumps(r)))
        if isinstance(r,str): print([hex(ord(c)) for c in r], r == r[:], hash(r)==hash(''.join(list(r))), r == ''.join(list(r)))
    except ValueError as e: print(e)
# expect: '\ud83d' 1 '"\\ud83d"'
# expect: ['0xd83d'] True True True
# expect: '\ud83d' 1 '"\\ud83d"'
# expect: ['0xd83d'] True True True
# expect: 'z\ud834\udd20x12345' 9 '"z\\ud834\\udd20x12345"'
# expect: ['0x7a', '0xd834', '0xdd20', '0x78', '0x31', '0x32', '0x33', '0x34', '0x35'] True True True
# expect: '\ud834\udd20' 2 '"\\ud834\\udd20"'
# expect: ['0xd834', '0xdd20'] True True True
# expect: '\ud834\udd20' 2 '"\\ud834\\udd20"'
# expect: ['0xd834', '0xdd20'] True True True
# expect: '\U0001d120' 1 '"\\ud834\\udd20"'
# expect: ['0x1d120'] True True True
# expect: '\udd20\ud834' 2 '"\\udd20\\ud834"'
# expect: ['0xdd20', '0xd834'] True True True
# expect: '\U0001d120\ud834' 2 '"\\ud834\\udd20\\ud834"'
# expect: ['0x1d120', '0xd834'] True True True
# expect: {'\ud834': '\udd20'} 1 '{"\\ud834": "\\udd20"}'
# expect: ['\ud834', '\udd20'] 2 '["\\ud834", "\\udd20"]'
# expect: '\ud834\n\udd20' 3 '"\\ud834\\n\\udd20"'
# expect: ['0xd834', '0xa', '0xdd20'] True True True
# expect: '\ud834A' 2 '"\\ud834A"'
# expect: ['0xd834', '0x41'] True True True
# expect: Unterminated string starting at: line 1 column 1 (char 0)
print(json.loads('"\ud83d"')=='\ud83d')  # expect: True
for s in ['"\\u', '"\\u1', '"\\u12', '"\\u123', '"\\u1234', '"\\ud834\\u12', '"\\ud834\\', '"\\ux', '"\\u12x4"', '"\\', '"abc', '"a\\q"', '"\n"']:
    for strict in (True, False):
        try: print(json.loads(s, strict=strict))
        except ValueError as e: print(repr(s), e)
# expect: '"\\u' Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"\\u' Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"\\u1' Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"\\u1' Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"\\u12' Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"\\u12' Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"\\u123' Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"\\u123' Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"\\u1234' Unterminated string starting at: line 1 column 1 (char 0)
# expect: '"\\u1234' Unterminated string starting at: line 1 column 1 (char 0)
# expect: '"\\ud834\\u12' Invalid \uXXXX escape: line 1 column 9 (char 8)
# expect: '"\\ud834\\u12' Invalid \uXXXX escape: line 1 column 9 (char 8)
# expect: '"\\ud834\\' Unterminated string starting at: line 1 column 1 (char 0)
# expect: '"\\ud834\\' Unterminated string starting at: line 1 column 1 (char 0)
# expect: '"\\ux' Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"\\ux' Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"\\u12x4"' Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"\\u12x4"' Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"\\' Unterminated string starting at: line 1 column 1 (char 0)
# expect: '"\\' Unterminated string starting at: line 1 column 1 (char 0)
# expect: '"abc' Unterminated string starting at: line 1 column 1 (char 0)
# expect: '"abc' Unterminated string starting at: line 1 column 1 (char 0)
# expect: '"a\\q"' Invalid \escape: line 1 column 3 (char 2)
# expect: '"a\\q"' Invalid \escape: line 1 column 3 (char 2)
# expect: '"\n"' Invalid control character at: line 1 column 2 (char 1)
# expect:
# expect:
