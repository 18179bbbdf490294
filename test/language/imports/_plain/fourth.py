from _plain.third import thing
value = 4
