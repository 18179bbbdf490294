# -*- coding: latin-1 -*-
# The bytes of this file are Latin-1; the declaration in its first line says so.
s = "éü"
print(len(s), ascii(s))  # expect: 2 '\xe9\xfc'
