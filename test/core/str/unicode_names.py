# Names, properties and normal forms of characters.
import unicodedata

print("\N{BULLET}\N{latin small letter e with acute}\N{HANGUL SYLLABLE GAG}\N{CJK UNIFIED IDEOGRAPH-4E00}\N{SNOWMAN}")
# expect: •é각一☃
print(ascii("\N{LF}\N{NBSP}\N{BYTE ORDER MARK}"))  # expect: '\n\xa0\ufeff'
print("é☃\ue000".encode("ascii", "namereplace"))  # expect: b'\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{SNOWMAN}\\ue000'
print(b"\\N{EM DASH}".decode("unicode_escape"))  # expect: —
try:
    eval(r'"\N{KEYCAP NUMBER SIGN}"')
except SyntaxError as error:
    print(error.msg)
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-21: unknown Unicode character name
for char in "aé½٣Ⅷ😀가一\u0301":
    print(ascii(char), unicodedata.name(char), unicodedata.category(char), unicodedata.bidirectional(char), unicodedata.combining(char), unicodedata.east_asian_width(char), unicodedata.numeric(char, None), unicodedata.decimal(char, None))
# expect: 'a' LATIN SMALL LETTER A Ll L 0 Na None None
# expect: '\xe9' LATIN SMALL LETTER E WITH ACUTE Ll L 0 A None None
# expect: '\xbd' VULGAR FRACTION ONE HALF No ON 0 A 0.5 None
# expect: '\u0663' ARABIC-INDIC DIGIT THREE Nd AN 0 N 3.0 3
# expect: '\u2167' ROMAN NUMERAL EIGHT Nl L 0 A 8.0 None
# expect: '\U0001f600' GRINNING FACE So ON 0 W None None
# expect: '\uac00' HANGUL SYLLABLE GA Lo L 0 W None None
# expect: '\u4e00' CJK UNIFIED IDEOGRAPH-4E00 Lo L 0 W 1.0 None
# expect: '\u0301' COMBINING ACUTE ACCENT Mn NSM 230 A None None
print(ascii(unicodedata.lookup("KEYCAP NUMBER SIGN")))  # expect: '#\ufe0f\u20e3'
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, ascii(unicodedata.normalize(form, "Å\u212b\ufb01가ạ\u0307")), unicodedata.is_normalized(form, "é"))
# expect: NFC '\xc5\xc5\ufb01\uac00\u1ea1\u0307' True
# expect: NFD 'A\u030aA\u030a\ufb01\u1100\u1161a\u0323\u0307' False
# expect: NFKC '\xc5\xc5fi\uac00\u1ea1\u0307' True
# expect: NFKD 'A\u030aA\u030afi\u1100\u1161a\u0323\u0307' False
for name in ("NO SUCH NAME", "HANGUL SYLLABLE ", "CJK UNIFIED IDEOGRAPH-F900", "x" * 300):
    try:
        unicodedata.lookup(name)
    except KeyError as error:
        print(error)
# expect: "undefined character name 'NO SUCH NAME'"
# expect: "undefined character name 'HANGUL SYLLABLE '"
# expect: "undefined character name 'CJK UNIFIED IDEOGRAPH-F900'"
# expect: 'name too long'
try:
    unicodedata.name("\ue000")
except ValueError as error:
    print(error)
# expect: no such name
print(unicodedata.unidata_version)  # expect: 16.0.0
