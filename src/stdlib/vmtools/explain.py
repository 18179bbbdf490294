"""What torch.compile did to a program: `glasspy explain [--json | --steps | --html PAGE] FILE [ARGUMENT ...]`.

    example.py:3 f
      0/0 graph __compiled_fn_1, 2 operations
            sin: "f32[3][1]cpu" = torch.sin(l_x_)
      0/0 breaks at example.py:5: Call to `torch._dynamo.graph_break()`
            Remove the `torch._dynamo.graph_break()` call.
      0/0 holds while
            L['x']  check_tensor(L['x'], ...)
      0/1 again, because 0/0: tensor 'x' size mismatch at index 0. expected 3, actual 4

A Report listens to what the capture reports (torch._dynamo._events), and keeps it as plain data by functions; the text is made of that.
"""

import sys

SCHEMA = 1


class Report:
    """What has been compiled since listen(), by functions."""

    def __init__(self):
        self.functions = []
        self.seconds = 0.0
        # For the page: what no program wants as data. (compile_id, original, modified, graph) by functions
        self.compiled = {}
        self.steps = []
        self._graphs = {}
        self._of_frame = {}

    def listen(self):
        from torch._dynamo import _events

        _events.listeners.append(self)
        return self

    def __call__(self, kind, fields):
        row = _HEARD.get(kind)
        if row is not None:
            row(self, fields)

    def _function(self, fields):
        """Where a report belongs: 0/1 is the second compilation of the first frame."""
        frame = fields['compile_id'].split('/')[0]
        found, code = self._of_frame.get(frame, (None, None))
        # Numbers begin anew when all is forgotten.
        if found is None or (fields.get('code') is not None and code is not fields['code']):
            code = fields.get('code')
            name = code.co_qualname if code is not None else fields.get('function', '?')
            found = {'function': name, 'file': fields.get('filename'), 'line': fields.get('line'),
                     'graphs': [], 'breaks': [], 'guards': [], 'recompiles': [], 'limit': None}
            self._of_frame[frame] = found, code
            self.functions.append(found)
        return found

    def _graph(self, fields):
        source = fields['gm'].print_readable(print_output=False, include_stride=True, include_device=True)
        # The body of forward(): without its head and without the lines that say where a step comes from.
        lines = [line.strip() for line in source.split('\n')[2:]]
        self._function(fields)['graphs'].append({
            'id': fields['compile_id'], 'name': fields['name'], 'operations': fields['op_count'],
            'code': [line for line in lines if line and not line.startswith('#')]})

    def _break(self, fields):
        self._function(fields)['breaks'].append({
            'id': fields['compile_id'], 'file': fields['filename'], 'line': fields['line'], 'reason': fields['gb_type'],
            'explanation': fields['explanation'], 'hints': list(fields['hints'])})

    def _guards(self, fields):
        self._function(fields)['guards'].append({
            'id': fields['compile_id'],
            'conditions': [{'source': source, 'kind': kind, 'text': text, 'because': line} for source, kind, text, line in fields['rows']]})

    def _recompile(self, fields):
        self._function(fields)['recompiles'].append({'id': fields['compile_id'], 'reasons': list(fields['reasons'])})

    def _limit(self, fields):
        for function in self.functions:
            if (function['file'], function['line']) == (fields['filename'], fields['line']):
                function['limit'] = {'name': fields['limit_name'], 'limit': fields['limit']}

    def _time(self, fields):
        self.seconds += fields['seconds']

    def _keep_graph(self, fields):
        self._graphs[fields['compile_id']] = fields['gm']

    def _bytecode(self, fields):
        compile_id = fields['compile_id']
        found = self._function(fields)
        self.compiled.setdefault(id(found), []).append((compile_id, fields['original'], fields['modified'], self._graphs.get(compile_id)))

    def _step(self, fields):
        self.steps.append(fields)

    # ---- as a page, and step by step
    def page(self, title):
        """HTML with source, bytecode, graph and transformed bytecode side by side."""
        from .explain_html import page
        functions = []
        for found in self.functions:
            conditions = {guards['id']: [each['text'] for each in guards['conditions']] for guards in found['guards']}
            breaks = [(f"{each['file']}:{each['line']}", each['reason']) for each in found['breaks']]
            functions.append((f"{found['file']}:{found['line']} {found['function']}", self.compiled.get(id(found), []), breaks, conditions))
        return page(functions, title)

    def walk(self):
        """Each step of the symbolic evaluation: where it is, the instruction, the stack before it."""
        lines, before = [], None
        for step in self.steps:
            place = step['compile_id'], step['filename'], step['line'], step['function']
            inner = '  ' * step['depth']
            if place != before:
                import linecache
                source = linecache.getline(step['filename'], step['line']).strip()
                lines.append(f"{step['compile_id']} {inner}{step['filename']}:{step['line']} in {step['function']}: {source}")
                before = place
            lines.append(f"      {inner}{step['opcode']:<20} {step['argument']:<16} [{', '.join(step['stack'])}]".rstrip())
        return '\n'.join(lines)

    # ---- as data and as text
    def data(self):
        """All that was reported, for programs."""
        return {'schema': SCHEMA, 'functions': self.functions, 'seconds': self.seconds}

    def text(self):
        """All that was reported, for people."""
        lines = []
        left = graphs_left()
        for function in self.functions:
            lines.append(f"{function['file']}:{function['line']} {function['function']}")
            for one in function['recompiles']:
                lines += [f"  {one['id']} again, because {reason}" for reason in one['reasons']]
            for one in function['graphs']:
                lines.append(f"  {one['id']} graph {one['name']}, {_count(one['operations'], 'operation')}")
                lines += [f'        {line}' for line in one['code']]
                if one['name'] in left:
                    lines.append(f"        raised {left[one['name']]}, and the function ran without it")
            for one in function['breaks']:
                lines.append(f"  {one['id']} breaks at {one['file']}:{one['line']}: {one['reason']}")
                lines += [f'        {line}' for line in [one['explanation'], *one['hints']]]
            for one in function['guards']:
                lines.append(f"  {one['id']} holds while")
                lines += [f"        {each['text']}" + (f"  # {each['because'].strip(' #')}" if each['because'] else '') for each in one['conditions']]
            if function['limit'] is not None:
                lines.append(f"  not compiled any more: config.{function['limit']['name']} is {function['limit']['limit']}")
            if not function['graphs']:
                lines.append('  no graph: it runs as it is')
        graphs = [graph for function in self.functions for graph in function['graphs']]
        breaks = sum(len(function['breaks']) for function in self.functions)
        lines.append(', '.join([
            _count(len(self.functions), 'function'), _count(len(graphs), 'graph'),
            _count(sum(graph['operations'] for graph in graphs), 'operation'), _count(breaks, 'break')])
            if self.functions else 'Nothing was compiled: no function of torch.compile was called.')
        return '\n'.join(lines)


def _graph_heard(report, fields):
    report._graph(fields)
    report._keep_graph(fields)


_HEARD = {'bytecode': Report._bytecode, 'trace_bytecode': Report._step, 'frame': Report._function, 'graph': _graph_heard, 'graph_break': Report._break, 'guards': Report._guards,
          'recompile': Report._recompile, 'limit': Report._limit, 'time': Report._time}


def graphs_left():
    """Graphs that raised an exception, by their names: how often, and the last one."""
    import _capture

    return {name: f'{_count(count, "time")}, last {type(last).__name__}: {last}' for name, count, last in _capture.graphs_left()}


def _count(number, what):
    return f"{number} {what}{'' if number == 1 else 's'}"


USAGE = """usage: glasspy explain [--json | --steps | --html PAGE] FILE [ARGUMENT ...]

Runs FILE, and tells what torch.compile made of it: the graphs of each function,
where and why they break, what is assumed, and why something was compiled again.

  --json       the same as data
  --html PAGE  a page with source, bytecode, graph and transformed bytecode side by side
  --steps      each step of the symbolic evaluation, with its stack"""


def main(arguments):
    form = arguments[0][2:] if arguments[:1] in (['--json'], ['--html'], ['--steps']) else 'text'
    rest = arguments[(form != 'text'):]
    target = rest.pop(0) if form == 'html' and rest else None
    if rest[:1] in (['-h'], ['--help']):
        print(USAGE)
        return 0
    if not rest or (rest[0].startswith('-') and rest[0] != '-'):
        problem = f'unknown option {rest[0]}' if rest else 'a file is expected'
        print(f'explain: {problem}\n{USAGE}', file=sys.stderr)
        return 2
    from ._run import run

    report = Report().listen()
    if form == 'steps':
        from torch._dynamo import _events
        _events.tracing = True

    def tell():
        if form == 'json':
            import json

            print(json.dumps(report.data(), indent=2))
        elif form == 'html':
            with open(target, 'w', encoding='utf-8') as file:
                file.write(report.page(rest[0]))
        else:
            print(report.walk() if form == 'steps' else report.text())

    return run('explain', rest[0], rest[1:], tell)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
