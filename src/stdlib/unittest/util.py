"""What the rest of unittest needs to show and compare values."""

from collections import Counter, namedtuple
from os.path import commonprefix

__unittest = True

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = 5
_MIN_END_LEN = 5
_MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN + _PLACEHOLDER_LEN + _MIN_END_LEN)

_Mismatch = namedtuple('Mismatch', 'actual expected value')


def safe_repr(obj, short=False):
    """The repr, also of an object whose own fails; cut off when it is to be short."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _MAX_LENGTH:
        return text[:_MAX_LENGTH] + ' [truncated]...'
    return text


def strclass(cls):
    """The full name of a class."""
    return f'{cls.__module__}.{cls.__qualname__}'


def three_way_cmp(x, y):
    """-1, 0 or 1, as x is less than, equal to or greater than y."""
    return (x > y) - (x < y)


# ---- long reprs, shortened in the middle
def _shorten(text, before, after):
    left_out = len(text) - before - after
    if left_out <= _PLACEHOLDER_LEN:
        return text
    return f'{text[:before]}[{left_out} chars]{text[len(text) - after:]}'


def _common_shorten_repr(*values):
    """The reprs, shortened so that where they differ stays visible."""
    texts = tuple(map(safe_repr, values))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    common = commonprefix(texts)
    length = len(common)
    room = _MAX_LENGTH - (longest - length + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        common = _shorten(common, _MIN_BEGIN_LEN, room)
        return tuple(common + text[length:] for text in texts)
    common = _shorten(common, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(common + _shorten(text[length:], _MIN_DIFF_LEN, _MIN_END_LEN) for text in texts)


# ---- what is in one collection and not in the other
def sorted_list_difference(expected, actual):
    """(missing, unexpected) of two sorted lists; duplicates count once."""
    missing, unexpected = [], []
    at, other = 0, 0

    def beyond(items, index):
        value = items[index]
        while index < len(items) and items[index] == value:
            index += 1
        return index

    while at < len(expected) and other < len(actual):
        wanted, found = expected[at], actual[other]
        if wanted < found:
            missing.append(wanted)
            at = beyond(expected, at)
        elif wanted > found:
            unexpected.append(found)
            other = beyond(actual, other)
        else:
            at = beyond(expected, at)
            other = beyond(actual, other)
    missing.extend(expected[at:])
    unexpected.extend(actual[other:])
    return missing, unexpected


def unorderable_list_difference(expected, actual):
    """(missing, unexpected) of two lists whose items have no order. Empties the first, and takes what is equal out of the second."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def _count_diff_all_purpose(actual, expected):
    """A _Mismatch for each value that is not equally often in both; values need not be hashable."""
    left, right = list(actual), list(expected)
    found = []
    while left:
        value = left[0]
        in_left = sum(item == value for item in left)
        in_right = sum(item == value for item in right)
        if in_left == 0:
            # Not equal to itself.
            left.pop(0)
            in_left = 1
        else:
            left = [item for item in left if not item == value]
        right = [item for item in right if not item == value]
        if in_left != in_right:
            found.append(_Mismatch(in_left, in_right, value))
    while right:
        value = right[0]
        in_right = sum(item == value for item in right)
        right = [item for item in right[1:] if not item == value]
        found.append(_Mismatch(0, in_right, value))
    return found


def _count_diff_hashable(actual, expected):
    """A _Mismatch for each value that is not equally often in both."""
    left, right = Counter(actual), Counter(expected)
    found = [_Mismatch(count, right.get(value, 0), value) for value, count in left.items() if count != right.get(value, 0)]
    found += [_Mismatch(0, count, value) for value, count in right.items() if value not in left]
    return found
