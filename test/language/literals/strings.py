# Quotes, prefixes, escapes, joining of neighbours.
print('single', "double", 'it\'s', "say \"hi\"", 'a"b', "a'b")  # expect: single double it's say "hi" a"b a'b
print("""three
lines
here""")
# expect: three
# expect: lines
# expect: here
print('''a "quoted" 'word' ''' + "!")  # expect: a "quoted" 'word' !
print("tab\there", "back\\slash", "bell:" + repr("\a\b\f\v\0"))
# expect: tab	here back\slash bell:'\x07\x08\x0c\x0b\x00'
print("\x41\u0042\U00000043\103\N{LATIN SMALL LETTER D}")  # expect: ABCCd
print(r"raw\n" R'\t' "cooked\\n")  # expect: raw\n\tcooked\n
print("joined " 'over ' "three", ("and "
      "lines"))
# expect: joined over three and lines
print("continued \
here")
# expect: continued here
print(u"unicode", len("\n"), len(r"\n"))  # expect: unicode 1 2
print(repr('both \' and "'), repr("only '"), repr('only "'))  # expect: 'both \' and "' "only '" 'only "'
print(repr("é\u200b\x7f\x80\xa0\xad\ud800"), ascii("é€😀"))
# expect: 'é\u200b\x7f\x80\xa0\xad\ud800' '\xe9\u20ac\U0001f600'
print("😀", len("😀"), "😀"[0] == "\U0001F600")  # expect: 😀 1 True
