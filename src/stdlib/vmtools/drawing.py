"""The views of vmtools in words and pictures: each function takes a view as plain data and gives a text."""

from html import escape

from . import external, grad_drawing


def as_text(name, data):
    """A view for people to read; says so when there is nothing to see."""
    lines = [f'{name}:'] + (TEXTS[name](data) or ['  nothing'])
    return '\n'.join(lines)


def _where(place):
    return '' if place is None else f"  {place['file']}:{place['line']} in {place['function']}"


def _threads(data):
    return [
        f"  {each['name']} ({each['id']})  {each['state']}"
        + (f", waits for {each['waits_for']}" if each['waits_for'] else '')
        + _where(each['at'])
        for each in data
    ]


def _interpreters(data):
    lines = []
    for each in data['interpreters']:
        place = ' in a worker' if each['backend'] == 'worker' else f" beside {each['home']}" if each['home'] != each['id'] else ''
        size = ', does not answer' if each['objects'] is None else f", {each['modules']} modules, {each['objects']} objects"
        if each['memory'] is not None:
            size += f", {each['memory'] / 1048576:.1f} MB"
        lines.append(f"  {each['id']}{place}  {'running' if each['running'] else 'idle'}{size}")
        for thread in each['threads'] or ():
            lines.append(f"    {thread['name']}  {thread['state']}" + (f", waits for {thread['waits_for']}" if thread['waits_for'] else ''))
        if each['handles']:
            counts = ', '.join(f'{count} {what}' for what, count in each['handles'].items() if what != 'tag')
            lines.append(f"    handles  tag {each['handles']['tag']:#x}, {counts}")
    if data['policy']:
        lines.append(f"  policy {data['policy']}")
    for slot in data['slots']:
        owner = '' if slot['owner'] is None else f"  owner {slot['owner']}, tag {slot['tag']:#x}{' busy' if slot['busy'] else ''}"
        asked = '; '.join(f"{each['interpreter']}: {each['hits']} hits, {each['misses']} misses" for each in slot['asked'])
        lines.append(f"  {slot['slot']:4} {slot['operator'] or '':24} {asked}{owner}")
    return lines


def _contexts(data):
    lines = []
    for each in data:
        last = each['last_switch']
        moved = f", moved last by {last['event']} at {last['file']}:{last['line']}" if last else ''
        lines.append(f"  {each['thread']} ({each['id']})  context_ver {each['context_ver']}{moved}")
        for depth, context in enumerate(each['stack']):
            held = ', '.join(f'{name}={value}' for name, value in context['variables'].items())
            lines.append(f"    {'->' if depth == 0 else '  '} {context['id']}  {held or 'empty'}")
    return lines


def _cache(data):
    lines = []
    for each in data:
        value = f" {each['value']}" if 'value' in each else ''
        why = f": {each['why']}" if each['why'] else ''
        lines.append(f"  {each['variable']}  {each['hits']} hits, {each['misses']} misses  {each['state']}{value}{why}")
    return lines


def _bits(place):
    return '-----' if place is None else f'{place:05b}'


def _branches(node, indent):
    lines = []
    entries = node['entries']
    for at, entry in enumerate(entries):
        is_last = at == len(entries) - 1
        line = f"{indent}{'└─' if is_last else '├─'} {_bits(entry['place'])} "
        if 'node' in entry:
            below = entry['node']
            lines.append(line + _title(below))
            lines += _branches(below, indent + ('   ' if is_last else '│  '))
        else:
            lines.append(f"{line}{entry['key']} = {entry['value']}  ({_chunks(entry['hash'])})")
    return lines


def _chunks(hashed):
    """The 32 bits of a hash as the levels of the tree use them: the last five first."""
    bits = f'{hashed:032b}'
    return ' '.join([bits[:2]] + [bits[at : at + 5] for at in range(2, 32, 5)])


def _title(node):
    return f"{node['kind']} {node['id']}{' shared' if node['shared'] else ''}"


def _hamt(data):
    lines = []
    for tree in data:
        count = tree['variables']
        lines.append(f"  context {tree['context']}: {count} variable{'' if count == 1 else 's'}")
        lines.append(f"    {_title(tree['root'])}")
        lines += _branches(tree['root'], '    ')
    return lines


def _code(data):
    lines = []
    for each in data:
        held = ', '.join(f'{key}={value}' for key, value in each['context'].items())
        lines.append(f"  {each['code']} {each['id']}  {each['file']}:{each['line']}  {held or 'empty'}")
    return lines


def _weak(data):
    lines = [f"  {data['collections']} collections have found {data['found_dead']} dead"]
    return lines + [f"  -> {each['to']}  {each['callback']}" for each in data['references']]


def _anomaly(data):
    if data is None:
        return []
    set_by = data['set_by']
    lines = [f"  {'on' if data['enabled'] else 'off'}, for this {data['scope']}"]
    if data['enabled']:
        looks = {True: 'gradients', False: 'nothing', 'forward': 'gradients and results of the forward pass'}[data['check_nan']]
        lines.append(f'  looks for nan in {looks}')
    return lines + ([] if set_by is None else [f"  set by {set_by['file']}:{set_by['line']} in {set_by['function']}"])


def _why(data):
    return [] if data is None else [f'  {line}' for line in f"{data['error']}\n{data['note']}".rstrip().split('\n')]


TEXTS = {
    'threads': _threads,
    'interpreters': _interpreters,
    'contexts': _contexts,
    'cache': _cache,
    'hamt': _hamt,
    'code': _code,
    'weak': _weak,
    'grad': grad_drawing.as_text,
    'anomaly': _anomaly,
    'ext': external.as_text,
    'why': _why,
}


def _nodes(node):
    yield node
    for entry in node['entries']:
        if 'node' in entry:
            yield from _nodes(entry['node'])


def as_dot(data):
    """The trees as a graph for Graphviz: a node that two contexts share is there once."""

    def quoted(text):
        return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'

    lines = ['digraph hamt {', '  node [shape=box, fontname="monospace"];']
    drawn = set()
    for tree in data:
        lines.append(f"  {quoted(tree['context'])} [shape=ellipse, label={quoted('context ' + tree['context'])}];")
        lines.append(f"  {quoted(tree['context'])} -> {quoted(tree['root']['id'])};")
        for node in _nodes(tree['root']):
            if node['id'] in drawn:
                continue
            drawn.add(node['id'])
            held = [f"{_bits(entry['place'])} {entry['key']} = {entry['value']}" for entry in node['entries'] if 'key' in entry]
            label = '\n'.join([f"{node['kind']}"] + held)
            lines.append(f"  {quoted(node['id'])} [label={quoted(label)}];".replace('\n', '\\n'))
            for entry in node['entries']:
                if 'node' in entry:
                    lines.append(f"  {quoted(node['id'])} -> {quoted(entry['node']['id'])} [label=\"{_bits(entry['place'])}\"];")
    return '\n'.join(lines + ['}'])


# ---- SVG: a box for each node, its entries below each other; children in a row under it
LINE, CHAR, GAP, LEVEL = 18, 7.3, 24, 46


class _Box:
    def __init__(self, node):
        self.node = node
        self.title = node['kind']
        self.lines = [
            f"{_bits(entry['place'])} {entry['key']} = {entry['value']}" if 'key' in entry else f"{_bits(entry['place'])} ↓"
            for entry in node['entries']
        ]
        self.below = [(at, _Box(entry['node'])) for at, entry in enumerate(node['entries']) if 'node' in entry]
        self.width = max([len(self.title)] + [len(line) for line in self.lines]) * CHAR + 16
        self.height = (1 + len(self.lines)) * LINE + 8
        row = sum(box.span for _, box in self.below) + GAP * max(0, len(self.below) - 1)
        self.span = max(self.width, row)
        self.row = row

    def place(self, x, y):
        self.x, self.y = x + (self.span - self.width) / 2, y
        at = x + (self.span - self.row) / 2
        bottom = y + self.height
        for _, box in self.below:
            bottom = max(bottom, box.place(at, y + self.height + LEVEL))
            at += box.span + GAP
        return bottom

    def draw(self, out):
        shade = '#dbe9ff' if self.node['shared'] else '#ffffff'
        out.append(f'<rect x="{self.x:.1f}" y="{self.y:.1f}" width="{self.width:.1f}" height="{self.height}" rx="4" fill="{shade}" stroke="#333"/>')
        out.append(f'<text x="{self.x + 8:.1f}" y="{self.y + LINE - 3:.1f}" font-weight="bold">{self.title}</text>')
        for at, line in enumerate(self.lines):
            out.append(f'<text x="{self.x + 8:.1f}" y="{self.y + LINE * (at + 2) - 3:.1f}">{escape(line)}</text>')
        for at, box in self.below:
            x1, y1 = self.x + self.width / 2, self.y + self.height
            x2, y2 = box.x + box.width / 2, box.y
            out.append(f'<path d="M{x1:.1f} {y1:.1f}C{x1:.1f} {y1 + LEVEL / 2:.1f} {x2:.1f} {y2 - LEVEL / 2:.1f} {x2:.1f} {y2:.1f}" fill="none" stroke="#333"/>')
            box.draw(out)


def as_svg(data):
    """The trees as a picture; nodes that the context before has too are blue."""
    out = []
    y, width = 10, 200
    for tree in data:
        out.append(f'<text x="10" y="{y + LINE:.1f}">context {tree["context"]}: {tree["variables"]} variables</text>')
        box = _Box(tree['root'])
        bottom = box.place(10, y + LINE + 12)
        box.draw(out)
        width = max(width, box.span + 20)
        y = bottom + 30
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{y:.0f}" font-family="monospace" font-size="12">'
    return '\n'.join([head, '<rect width="100%" height="100%" fill="#f8f8f8"/>'] + out + ['</svg>'])


# ---- what can be drawn
DRAWN = {
    'hamt': {'dot': as_dot, 'svg': as_svg},
    'grad': {'dot': grad_drawing.as_dot, 'svg': grad_drawing.as_svg},
}


def not_drawn(format):
    return f"only the views {' and '.join(DRAWN)} can be drawn as {format}"
