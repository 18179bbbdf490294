import difflib

OLD = '''one
two
  three
four
tabs\there
same
same
last
'''.splitlines(keepends=True)
NEW = '''one
twice
  three and a half
four
tabs\tthere
same
added
same
'''.splitlines(keepends=True)
print(''.join(difflib.ndiff(OLD, NEW)))
print(''.join(difflib.unified_diff(OLD, NEW, 'old', 'new', 'yesterday', 'today')))
print(''.join(difflib.context_diff(OLD, NEW, 'old', 'new', n=1)))
print('\n'.join(difflib.unified_diff(['a', 'b'], ['a', 'c'], lineterm='')))
print(list(difflib.unified_diff(OLD, OLD)), list(difflib.unified_diff([], ['x\n'])), list(difflib.context_diff(['x\n'], [])))
delta = list(difflib.ndiff(OLD, NEW))
print(list(difflib.restore(delta, 1)) == OLD, list(difflib.restore(delta, 2)) == NEW)
print(list(difflib.diff_bytes(difflib.unified_diff, [b'a\xff\n'], [b'b\n'], b'x', b'y')))

matcher = difflib.SequenceMatcher(None, 'qabxcd', 'abycdf')
for step in matcher.get_opcodes():
    print(step)
print(matcher.get_matching_blocks())
print(matcher.ratio(), matcher.quick_ratio(), matcher.real_quick_ratio())
print(matcher.find_longest_match(0, 6, 0, 6), matcher.find_longest_match(2, 3))
matcher = difflib.SequenceMatcher(lambda char: char == ' ', 'private Thread currentThread;', 'private volatile Thread currentThread;')
print(round(matcher.ratio(), 3), matcher.get_matching_blocks(), matcher.bjunk)
matcher.set_seq1('abc')
print(matcher.ratio())
matcher = difflib.SequenceMatcher(None, range(5), [0, 9, 2, 3, 8])
print(matcher.get_opcodes(), difflib.SequenceMatcher(None, [], []).ratio())
many = difflib.SequenceMatcher(None, 'b' * 200, 'a' + 'b' * 200)
print(many.ratio(), many.bpopular, difflib.SequenceMatcher(None, 'b' * 200, 'a' + 'b' * 200, autojunk=False).ratio())
numbers = list(range(60))
changed = numbers[:10] + [-1] + numbers[10:40] + numbers[45:]
for group in difflib.SequenceMatcher(None, numbers, changed).get_grouped_opcodes(2):
    print(group)

print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']))
print(difflib.get_close_matches('wheel', ['while', 'wheels', 'when', 'heel'], n=2, cutoff=0.5))
print(difflib.IS_LINE_JUNK(' # \n'), difflib.IS_LINE_JUNK('x'), difflib.IS_CHARACTER_JUNK('\t'))
for wrong in (lambda: difflib.get_close_matches('a', [], 0), lambda: difflib.get_close_matches('a', [], 1, 2),
              lambda: list(difflib.restore([], 3)), lambda: list(difflib.unified_diff([b'a'], ['a'])),
              lambda: list(difflib.unified_diff('ab', 'ac')), lambda: list(difflib.context_diff([], ['a'], b'x')),
              lambda: list(difflib.diff_bytes(difflib.unified_diff, ['a'], [b'a']))):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(f'{type(error).__name__}: {error}')
