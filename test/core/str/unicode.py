s = "aé€😀"
print(len(s), s[3], s[::-1], [hex(ord(c)) for c in s], s.encode(), s.encode("utf-16-le"), s.upper(), s.index("😀"), s[2:], s.find("€"), s.center(8, "😀"))
# expect: 4 😀 😀€éa ['0x61', '0xe9', '0x20ac', '0x1f600'] b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80' b'a\x00\xe9\x00\xac =\xd8\x00\xde' AÉ€😀 3 €😀 2 😀😀aé€😀😀😀
print(chr(97), chr(233), chr(0x1F600), ord("😀"), chr(0x10FFFF) == "\U0010FFFF", ascii(s), repr("\ud83d"), len("\ud83d\ude00"))
# expect: a é 😀 128512 True 'a\xe9\u20ac\U0001f600' '\ud83d' 2
for text in ("chr(-1)", "chr(0x110000)", "ord('ab')", "ord('')", "'é'.encode('ascii')", "b'\\xff'.decode()", "'\\ud800'.encode()", "b'\\xe9'.decode('ascii')", "'a'.encode('nope')", "'😀'.encode('latin-1')"):
    try:
        print(eval(text))
    except (ValueError, TypeError, LookupError) as error:
        print(type(error).__name__, error)
# expect: ValueError chr() arg not in range(0x110000)
# expect: ValueError chr() arg not in range(0x110000)
# expect: TypeError ord() expected a character, but string of length 2 found
# expect: TypeError ord() expected a character, but string of length 0 found
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# expect: UnicodeDecodeError 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)
# expect: LookupError unknown encoding: nope
# expect: UnicodeEncodeError 'latin-1' codec can't encode character '\U0001f600' in position 0: ordinal not in range(256)
print("é".encode("ascii", "ignore"), "é€".encode("ascii", "replace"), "é".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", "ignore"), b"\xff".decode("latin-1"))
# expect: b'' b'??' b'&#233;' b'\\xe9' a�b ab ÿ
print("e\u0301" == "é", len("e\u0301"), "ﬁ".upper(), "straße".casefold() == "STRASSE".casefold(), "İ".lower().encode(), sorted("éeèz"), "\N{SNOWMAN}", "𝒳" < "\uffff", max("a😀\uffff"), "😀" * 2, "x😀y".split("😀"), "😀".isprintable())
# expect: False 2 FI True b'i\xcc\x87' ['e', 'z', 'è', 'é'] ☃ False 😀 😀😀 ['x', 'y'] True
print([c for c in "a😀b"], "😀".join("ab"), "a😀b".replace("😀", "-"), "a😀b"[1:2], "a😀b".partition("😀"), "😀a".startswith("😀"), "a😀".rjust(4, "."), f"{'😀':>3}|{'é':<3}|", "%5s" % "😀", "😀" in "a😀", hash("😀") == hash("\U0001F600"), {"😀": 1}["😀"])
# expect: ['a', '😀', 'b'] a😀b a-b 😀 ('a', '😀', 'b') True ..a😀   😀|é  |     😀 True True 1
