"""Tables as the package tabulate writes them by default: columns as wide as their widest cell, a line under the headers.

    opcode         name    target                   args      kwargs
    -------------  ------  -----------------------  --------  --------
    placeholder    x       x                        ()        {}
"""


def simple(rows, headers):
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [sorted([len(header) + 2, *(len(row[at]) for row in cells)])[-1] for at, header in enumerate(headers)]
    lines = [headers, ['-' * width for width in widths], *cells]
    return '\n'.join('  '.join(text.ljust(width) for text, width in zip(line, widths)).rstrip() for line in lines)
