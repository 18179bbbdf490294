"""Compiled functions as one page: source, original bytecode, graph and the bytecode that takes its place, side by side.

What comes from one line is marked in all four when the pointer is on it. The page needs nothing but itself.
"""
import dis
import html
import linecache

_STYLE = """
:root { color-scheme: light dark; --line: #8886; --mark: #fd06; --soft: #8883; }
body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5em; }
h2 { font-size: 1.1em; margin: 2em 0 .4em; }
.panes { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 1px; background: var(--line); border: 1px solid var(--line); }
.pane { background: Canvas; overflow-x: auto; }
.pane h3 { font-size: .85em; margin: 0; padding: .3em .6em; background: var(--soft); position: sticky; left: 0; }
.row { font: 12px/1.5 ui-monospace, monospace; white-space: pre; padding: 0 .6em; }
.row.on { background: var(--mark); }
.no { display: inline-block; width: 3em; opacity: .6; }
ul { margin: .4em 0; padding-left: 1.4em; } li { font: 12px/1.5 ui-monospace, monospace; }
@media (max-width: 70em) { .panes { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
@media (max-width: 40em) { .panes { grid-template-columns: minmax(0, 1fr); } }
"""
_SCRIPT = """
for (const kind of ['mouseover', 'mouseout'])
  document.addEventListener(kind, (event) => {
    const row = event.target.closest('.row[data-line]');
    if (!row) return;
    for (const each of row.closest('section').querySelectorAll(`.row[data-line="${row.dataset.line}"]`))
      each.classList.toggle('on', kind === 'mouseover');
  });
"""


def _row(text, line=None):
    mark = '' if line is None else f' data-line="{line}"'
    return f'<div class="row"{mark}>{html.escape(text) or " "}</div>'


def _source(code):
    lines = sorted({line for _, _, line in code.co_lines() if line})
    rows = []
    for line in range(code.co_firstlineno, (lines or [code.co_firstlineno])[-1] + 1):
        text = linecache.getline(code.co_filename, line).rstrip('\n')
        rows.append(f'<div class="row" data-line="{line}"><span class="no">{line}</span>{html.escape(text)}</div>')
    return rows


def _bytecode(code):
    rows, before = [], None
    for each in dis.get_instructions(code):
        line = each.line_number
        number = line if line is not None and line != before else ''
        before = line
        meaning = '' if each.arg is None else f'{each.arg:>4} {f"({each.argrepr})" if each.argrepr else ""}'
        rows.append(_row(f'{number:>4} {each.offset:>5} {each.opname:<22} {meaning}', line))
    return rows


def _graph(gm):
    rows = []
    for node in gm.graph.nodes:
        line = None
        trace = node.meta.get('stack_trace')
        if trace:
            line = trace.rpartition(', line ')[2].partition(',')[0]
        rows.append(_row(node.format_node() or f'output {node.args}', line))
    return rows


def page(functions, title):
    """HTML for what has been compiled: for each function its compilations, as (compile_id, original, modified, graph or None), and reasons."""
    parts = [f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{html.escape(title)}</title><style>{_STYLE}</style>',
             f'<h1>{html.escape(title)}</h1>']
    for name, compilations, breaks, conditions in functions:
        parts.append(f'<h2>{html.escape(name)}</h2>')
        for place, reason in breaks:
            parts.append(f'<p>breaks at {html.escape(place)}: {html.escape(reason)}</p>')
        for compile_id, original, modified, gm in compilations:
            panes = [('source', _source(original)), ('bytecode', _bytecode(original)),
                     ('graph', _graph(gm) if gm is not None else [_row('no graph: nothing but what the code itself does')]),
                     ('bytecode that takes its place', _bytecode(modified))]
            parts.append(f'<section><h3>{html.escape(compile_id)}</h3><div class="panes">')
            parts += [f'<div class="pane"><h3>{head}</h3>{"".join(rows)}</div>' for head, rows in panes]
            parts.append('</div>')
            rows = conditions.get(compile_id, ())
            if rows:
                parts.append('<details><summary>holds while</summary><ul>' + ''.join(f'<li>{html.escape(row)}</li>' for row in rows) + '</ul></details>')
            parts.append('</section>')
    parts.append(f'<script>{_SCRIPT}</script></html>')
    return '\n'.join(parts)
