# Codecs by name, handlers of errors by name, and decoding piece by piece.
import codecs

print(codecs.lookup("U8").name, codecs.lookup("latin1").name, codecs.lookup("rot13").name)
# expect: utf-8 iso8859-1 rot-13
print(codecs.encode("Hello", "rot13"), codecs.encode(b"\xff\x00", "hex"), codecs.decode(b"ff00", "hex"))
# expect: Uryyb b'ff00' b'\xff\x00'
codecs.register_error("angle", lambda problem: (f"<{problem.start}-{problem.end}>", problem.end))
print("a☃☄b".encode("ascii", "angle"), b"a\xffb".decode("utf-8", "angle"))  # expect: b'a<1-3>b' a<1-2>b


def search(name):
    if name == "shout":
        return codecs.CodecInfo(lambda s, e="strict": (s.upper().encode(), len(s)), lambda b, e="strict": (bytes(b).decode().lower(), len(b)), name="shout")


codecs.register(search)
print("abc".encode("Shout"), b"ABC".decode("shout"))  # expect: b'ABC' abc
decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(bytes([byte])) for byte in "é☃".encode()])  # expect: ['', 'é', '', '', '☃']
decoder = codecs.getincrementaldecoder("utf-16")()
print([decoder.decode(bytes([byte])) for byte in "é😀".encode("utf-16")])  # expect: ['', '', '', 'é', '', '', '', '😀']
for attempt in (
    lambda: "a".encode("rot13"),
    lambda: "a".encode("no-such"),
    lambda: "☃".encode("cp1252"),
    lambda: codecs.lookup_error("no-such"),
    lambda: codecs.charmap_decode(b"ab", "strict", {97: "x"}),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", None), sep=" | ")
# expect: LookupError | 'rot13' is not a text encoding; use codecs.encode() to handle arbitrary codecs | None
# expect: LookupError | unknown encoding: no-such | None
# expect: UnicodeEncodeError | 'charmap' codec can't encode character '\u2603' in position 0: character maps to <undefined> | ["encoding with 'cp1252' codec failed"]
# expect: LookupError | unknown error handler name 'no-such' | None
# expect: UnicodeDecodeError | 'charmap' codec can't decode byte 0x62 in position 1: character maps to <undefined> | None
