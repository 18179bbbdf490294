# A keyword with characters beyond U+FFFF became a key of two surrogates.
def f(**keywords):
    return keywords


made = f(**{'𐐨': 1, '😀x': 2, 'é': 3})
print(made)  # expect: {'𐐨': 1, '😀x': 2, 'é': 3}
print([len(key) for key in made], made['😀x'], '😀x' in made)  # expect: [1, 2, 1] 2 True
