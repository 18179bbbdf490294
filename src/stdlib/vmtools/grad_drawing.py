"""The view grad in words and pictures: the graph that backward() walks, from the results down to the leaves."""

from html import escape

from .grads import is_leaf, leaf_name, place
from .layers import layout


def _shape(shape):
    return f"[{', '.join(map(str, shape))}]"


def _gradient(gradient):
    dtype = gradient['dtype'].removeprefix('torch.')
    return _shape(gradient['shape']) + ('' if dtype == 'float32' else f' {dtype}')


def title(node):
    """A node by its name and number; a leaf by the variable."""
    if node['sequence'] is None:
        return f"{node['variable'] or 'a leaf without a name'}"
    made = f" = {', '.join(node['results'])}" if node['results'] else ''
    return f"{node['name']} #{node['sequence']}{made}"


def _gradients(node):
    return ', '.join(map(_gradient, node['gradients']))


def _saved(node):
    if node['freed']:
        return 'freed'
    if node['sequence'] is None:
        return 'leaf'
    return ', '.join(f"{each['name']} {_shape(each['shape'])}{' CHANGED SINCE' if each['changed'] else ''}" for each in node['saved'])


def _where(node):
    at = node['at']
    return '' if at is None else f"{at['file']}:{at['line']}"


def _left_out(data):
    count = data['left_out']
    return [] if count == 0 else [f"{count} more node{'' if count == 1 else 's'} not shown (vmtools.graph(limit=None) has all)"]


def as_text(data):
    """A line for each node. One that alone comes next stands below at the same place; where ways part, they are drawn as branches."""
    nodes = {node['id']: node for node in data['nodes']}
    rows, seen, has_mark = [], set(), False
    waiting = [(root, '', '') for root in reversed(data['roots'])]
    while waiting:
        number, first, rest = waiting.pop()
        node = nodes.get(number)
        if node is None:
            rows.append((f'{first}...', '', '', '', ''))
            continue
        if number in seen:
            if node['sequence'] is not None:
                has_mark = True
                rows.append((f'{first}↑ {title(node)}', '', '', '', ''))
            else:
                rows.append((first + title(node), _gradients(node), _saved(node), '', ''))
            continue
        seen.add(number)
        part = '' if node['at'] is None else node['at']['part']
        rows.append((first + title(node), _gradients(node), _saved(node), _where(node), part))
        edges = [edge['to'] for edge in node['edges'] if edge is not None]
        if len(edges) == 1:
            waiting.append((edges[0], rest, rest))
        else:
            last = len(edges) - 1
            for at in range(last, -1, -1):
                waiting.append((edges[at], rest + ('└─ ' if at == last else '├─ '), rest + ('   ' if at == last else '│  ')))
    if not rows:
        return []
    heads = ('node', 'gradients', 'saved', 'made at', '')
    widths = [max(len(row[at]) for row in [heads, *rows]) for at in range(5)]
    lines = ['  ' + '  '.join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in [heads, *rows]]
    lines += [f'  {line}' for line in _left_out(data)]
    return lines + (['  ↑ shown above'] if has_mark else [])


def _label(node):
    """The lines of a box."""
    lines = [title(node)]
    if node['gradients']:
        lines.append(f'gradient {_gradients(node)}')
    if node['sequence'] is not None and _saved(node):
        lines.append('saved: freed' if node['freed'] else f'saved: {_saved(node)}')
    if node['at'] is not None:
        at = node['at']
        lines.append(f"{at['file'].rsplit('/', 1)[-1]}:{at['line']}  {at['part']}")
    return [line if len(line) <= 60 else line[:59] + '…' for line in lines]


def _edges(data):
    """(from, to, number of the edge) between nodes that are there."""
    shown = {node['id'] for node in data['nodes']}
    for node in data['nodes']:
        for at, edge in enumerate(node['edges']):
            if edge is not None and edge['to'] in shown:
                yield node['id'], edge['to'], at


def as_dot(data):
    """The graph for Graphviz."""

    def quoted(text):
        return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'

    lines = ['digraph grad {', '  node [shape=box, fontname="monospace"];']
    for node in data['nodes']:
        label = quoted('\n'.join(_label(node))).replace('\n', '\\l')
        lines.append(f"  n{node['id']} [label={label}{', shape=ellipse' if node['sequence'] is None else ''}];")
    lines += [f'  n{a} -> n{b} [label="{at}"];' for a, b, at in _edges(data)]
    lines += [f'  label={quoted(text)};' for text in _left_out(data)]
    return '\n'.join(lines + ['}'])


LINE, CHAR, MARGIN = 18, 7.3, 14
# A leaf with more users than this is drawn beside each: one box for all would tie the picture up.
MANY = 3


def _colour(node):
    if node['sequence'] is None:
        return '#e3f4dd'
    if any(each['changed'] for each in node['saved'] or []):
        return '#ffd9d2'
    return '#eeeeee' if node['freed'] else '#ffffff'


def _boxes(data):
    """The nodes to draw, the edges between them by their places in that list, and how many edges each of these stands for."""
    pairs = {}
    for a, b, _ in _edges(data):
        pairs[a, b] = pairs.get((a, b), 0) + 1
    users = {}
    for _, b in pairs:
        users[b] = users.get(b, 0) + 1
    often = {node['id']: node for node in data['nodes'] if node['sequence'] is None and users.get(node['id'], 0) > MANY}
    nodes = [node for node in data['nodes'] if node['id'] not in often]
    at = {node['id']: index for index, node in enumerate(nodes)}
    edges = []
    for a, b in pairs:
        if b in often:
            edges.append((at[a], len(nodes)))
            nodes.append(often[b])
        else:
            edges.append((at[a], at[b]))
    return nodes, edges, list(pairs.values())


def as_svg(data):
    """The graph as a picture: leaves are green, what was freed is grey, what saved a tensor that was changed since is red."""
    nodes, edges, times = _boxes(data)
    labels = [_label(node) for node in nodes]
    sizes = [(max(map(len, lines)) * CHAR + 16, len(lines) * LINE + 8) for lines in labels]
    corners, routes, (width, height) = layout(sizes, edges)
    out = []
    for route, count in zip(routes, times):
        points = [(x + MARGIN, y + MARGIN) for x, y in route]
        path = f'M{points[0][0]:.1f} {points[0][1]:.1f}'
        for index, ((x1, y1), (x2, y2)) in enumerate(zip(points, points[1:])):
            # Between layers a curve, past a layer a line.
            path += f'L{x2:.1f} {y2:.1f}' if index % 2 else f'C{x1:.1f} {(y1 + y2) / 2:.1f} {x2:.1f} {(y1 + y2) / 2:.1f} {x2:.1f} {y2:.1f}'
        out.append(f'<path d="{path}" fill="none" stroke="#333" marker-end="url(#tip)"/>')
        if count > 1:
            (x1, y1), (x2, y2) = points[-2:]
            out.append(f'<text x="{(x1 + x2) / 2 + 6:.1f}" y="{(y1 + y2) / 2 + 4:.1f}">×{count}</text>')
    for node, lines, (x, y), (w, h) in zip(nodes, labels, corners, sizes):
        x, y = x + MARGIN, y + MARGIN
        out.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h}" rx="4" fill="{_colour(node)}" stroke="#333"/>')
        for index, line in enumerate(lines):
            weight = ' font-weight="bold"' if index == 0 else ''
            out.append(f'<text x="{x + 8:.1f}" y="{y + LINE * (index + 1) - 3:.1f}"{weight} xml:space="preserve">{escape(line)}</text>')
    below = height + 2 * MARGIN
    for line in _left_out(data) or ([] if nodes else ['nothing']):
        out.append(f'<text x="{MARGIN}" y="{below + 4:.1f}">{escape(line)}</text>')
        width, below = max(width, len(line) * CHAR), below + LINE
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width + 2 * MARGIN:.0f}" height="{below:.0f}" font-family="monospace" font-size="12">'
    named = ', '.join(name for node in nodes for name in node['results'])
    title = f"<title>The graph behind backward(){f' of {escape(named)}' if named else ''}</title>"
    tip = '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#333"/></marker></defs>'
    return '\n'.join([head, title, tip, '<rect width="100%" height="100%" fill="#f8f8f8"/>'] + out + ['</svg>'])


# ---- node by node
def short(gradient):
    """A gradient in a line: its elements, or when there are many their range."""
    if gradient is None:
        return 'none'
    elements = [gradient.tolist()]
    while elements and isinstance(elements[0], list):
        elements = [each for row in elements for each in row]
    shape = _shape(gradient.shape)
    if len(elements) <= 8:
        return f'{shape} ' + ', '.join(f'{each:.4g}' for each in elements)
    bad = sum(each != each for each in elements)
    good = [each for each in elements if each == each]
    span = f'{min(good):.4g} to {max(good):.4g}' if good else ''
    return f"{shape} {span}{f', {bad} nan' if bad else ''}"


def step_lines(step, names):
    """A step of backward_steps(), which is evaluated: what came, what went on to where, and the line of the forward pass. `names`: what the
    program has, for the names of leaves."""
    node = step.node
    came = [f'    came  {short(each)}' for each in step.incoming]
    went = step.evaluate()
    if is_leaf(node):
        return [f'  {_short_title(node, names)}', *came, f'    .grad {short(node.variable.grad)}']
    frames = node._frames
    at = place(frames[-1] if frames else None)
    where = '' if at is None else f"  {at['file']}:{at['line']}  {at['part']}"
    targets = [below for below, _ in node.next_functions]
    return [f'  {_short_title(node, names)}{where}', *came] + [
        f'    gives {short(each)}  to {_short_title(below, names)}' for each, below in zip(went, targets) if below is not None
    ]


def _short_title(node, names):
    return leaf_name(node, names) or 'a leaf without a name' if is_leaf(node) else f'{node.name()} #{node._sequence_nr()}'
