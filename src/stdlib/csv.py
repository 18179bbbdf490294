"""Comma separated values: rows of text files as lists or dicts, in the dialects that programs write."""

import types
from _csv import (Error, writer, reader, register_dialect, unregister_dialect, get_dialect, list_dialects, field_size_limit,
                  QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL, Dialect as _Dialect)
from io import StringIO

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'QUOTE_STRINGS', 'QUOTE_NOTNULL', 'Error', 'Dialect',
           'excel', 'excel_tab', 'field_size_limit', 'reader', 'writer', 'register_dialect', 'get_dialect', 'list_dialects', 'Sniffer',
           'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect']

__version__ = '1.0'


class Dialect:
    """Describe a CSV dialect: a subclass has the attributes delimiter, quotechar, escapechar, doublequote, skipinitialspace,
    lineterminator and quoting."""

    _name = ''
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        self._validate()

    def _validate(self):
        try:
            _Dialect(self)
        except TypeError as e:
            raise Error(str(e)) from None


class excel(Dialect):
    """Describe the usual properties of Excel-generated CSV files."""
    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """Describe the usual properties of Excel-generated TAB-delimited files."""
    delimiter = '\t'


class unix_dialect(Dialect):
    """Describe the usual properties of Unix-generated CSV files."""
    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\n'
    quoting = QUOTE_ALL


register_dialect('excel', excel)
register_dialect('excel-tab', excel_tab)
register_dialect('unix', unix_dialect)


def _names(fieldnames):
    return list(fieldnames) if fieldnames is not None and iter(fieldnames) is fieldnames else fieldnames


class DictReader:
    """Rows as dicts. The names are those given or the first row; restkey is the name of what is too much, restval stands for
    what is missing."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        self._fieldnames = _names(fieldnames)
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        # Blank lines are no rows.
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        found = dict(zip(names, row))
        if len(names) < len(row):
            found[self.restkey] = row[len(names):]
        else:
            for name in names[len(row):]:
                found[name] = self.restval
        return found

    __class_getitem__ = classmethod(types.GenericAlias)


class DictWriter:
    """Writes dicts as rows. restval stands for what is missing; extrasaction says what names that are too many do: 'raise' an
    error, or nothing ('ignore')."""

    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        self.fieldnames = _names(fieldnames)
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ('raise', 'ignore'):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _dict_to_list(self, rowdict):
        if self.extrasaction == 'raise':
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join(map(repr, wrong)))
        return (rowdict.get(name, self.restval) for name in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._dict_to_list, rowdicts))

    __class_getitem__ = classmethod(types.GenericAlias)


class Sniffer:
    """Guesses the dialect of a sample of text, and whether its first row is a header."""

    def __init__(self):
        self.preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        """The dialect of the sample, as a class. Of several delimiters that fit, those in `preferred` come first."""
        sample = sample.replace('\r\n', '\n').replace('\r', '\n')
        quote, doubled, delim, skip = self._guess_quote_and_delimiter(sample, delimiters)
        if not delim:
            delim, skip = self._guess_delimiter(sample, delimiters)
        if not delim:
            raise Error('Could not determine delimiter')

        class dialect(Dialect):
            _name = 'sniffed'
            lineterminator = '\r\n'
            quoting = QUOTE_MINIMAL
            doublequote = doubled
            delimiter = delim
            quotechar = quote or '"'
            skipinitialspace = skip

        return dialect

    def _guess_quote_and_delimiter(self, data, delimiters):
        """From text in quotes with a delimiter before or behind it; ('', False, None, 0) when there is none."""
        import re
        before = r'(?P<delim>[^\w\n"\'])(?P<space> ?)'
        quoted = r'(?P<quote>["\'])(?:(?P=quote){2}|(?!(?P=quote)).)*+(?P=quote)'
        for form in (before + quoted + '(?P=delim)', r'(?:^|\n)' + quoted + before, before + quoted + r'(?:$|\n)',
                     r'(?:^|\n)' + quoted + r'(?:$|\n)'):
            found = list(re.finditer(form, data, re.DOTALL | re.MULTILINE))
            if found:
                break
        else:
            return '', False, None, 0
        quotes, delims, spaces = {}, {}, 0
        for match in found:
            groups = match.groupdict()
            quotes[groups['quote']] = quotes.get(groups['quote'], 0) + 1
            delim = groups.get('delim')
            if delim is None:
                continue
            if delimiters is None or delim in delimiters:
                delims[delim] = delims.get(delim, 0) + 1
            spaces += bool(groups['space'])
        quote = max(quotes, key=quotes.get)
        delim, skip = '', 0
        if delims:
            delim = max(delims, key=delims.get)
            skip = delims[delim] == spaces
            if delim == '\n':
                delim = ''
        doubled = False
        if delim:
            d = re.escape(delim)
            space = ' *+' if delim != ' ' else ''
            field = re.compile(fr'(?:(?<={d})|^){space}{quote}((?:{quote}{quote}|[^{quote}]++)*+){quote}(?:{d}|$)', re.MULTILINE)
            doubled = any(quote * 2 in match[1] for match in field.finditer(data))
        return quote, doubled, delim, skip

    def _guess_delimiter(self, data, delimiters):
        """The character that stands equally often on (nearly) every line. Lines are looked at ten by ten until one is left."""
        lines = [line for line in data.split('\n') if line]
        step = min(10, len(lines))
        counts = {chr(c): {} for c in range(127)}
        modes, found = {}, {}

        def result(delim):
            return delim, lines[0].count(delim) == lines[0].count(delim + ' ')

        for start in range(0, len(lines), step or 1):
            for line in lines[start:start + step]:
                for char, frequencies in counts.items():
                    n = line.count(char)
                    frequencies[n] = frequencies.get(n, 0) + 1
            for char, frequencies in counts.items():
                if list(frequencies) == [0]:
                    continue
                mode = max(frequencies.items(), key=lambda item: item[1])
                others = sum(frequencies.values()) - mode[1]
                modes[char] = mode[0], mode[1] - others
            total = float(min(start + step, len(lines)))
            consistency = 1.0
            while not found and consistency >= 0.9:
                for char, (count, lines_with_it) in modes.items():
                    if count > 0 and lines_with_it > 0 and lines_with_it / total >= consistency:
                        if delimiters is None or char in delimiters:
                            found[char] = count, lines_with_it
                consistency -= 0.01
            if len(found) == 1:
                return result(*found)
        if not found:
            return '', 0
        for char in self.preferred:
            if char in found:
                return result(char)
        return result(max((mode, char) for char, mode in found.items())[1])

    def has_header(self, sample):
        """Whether the first row differs from the others: not a number where they are, or of another length."""
        rows = reader(StringIO(sample), self.sniff(sample))
        header = next(rows)
        kinds = dict.fromkeys(range(len(header)))
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                try:
                    complex(row[column])
                    kind = complex
                except (ValueError, OverflowError):
                    kind = len(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kind != kinds[column]:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if isinstance(kind, int):
                differs = len(header[column]) != kind
            else:
                try:
                    kind(header[column])
                    differs = False
                except (ValueError, TypeError):
                    differs = True
            votes += 1 if differs else -1
        return votes > 0
