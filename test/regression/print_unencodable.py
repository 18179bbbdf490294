# A part that cannot be encoded was kept, and failed the flush of a later print() again.
print('before')  # expect: before
try:
    print(5, 1, '\udc80')
except UnicodeEncodeError as e:
    print('|', e)
# expect: 5 1 | 'utf-8' codec can't encode character '\udc80' in position 0: surrogates not allowed
try:
    print('\udc80')
except UnicodeEncodeError as e:
    print(e)
# expect: 'utf-8' codec can't encode character '\udc80' in position 0: surrogates not allowed
print('after', flush=True)  # expect: after
