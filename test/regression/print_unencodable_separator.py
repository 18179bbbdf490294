# A separator that cannot be written kept print() from writing what stands before it when that was no str or int.
import io
import sys

raw = io.BytesIO()
stdout = sys.stdout
sys.stdout = text = io.TextIOWrapper(raw, 'utf-8')
errors = []
for values, how in (((0j, 5.1e14), {'sep': '\udc80', 'end': '|'}), ((1.5, 'a'), {'end': '\udc80'})):
    try:
        print(*values, **how)
    except UnicodeEncodeError as error:
        errors.append(error)
text.flush()
sys.stdout = stdout
print(raw.getvalue(), *errors, sep='\n')
# expect: b'0j1.5 a'
# expect: 'utf-8' codec can't encode character '\udc80' in position 0: surrogates not allowed
# expect: 'utf-8' codec can't encode character '\udc80' in position 0: surrogates not allowed
