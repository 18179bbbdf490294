"""Replace a pattern in a graph by another one.

A match is a set of nodes that do the same as the nodes of the pattern, with whatever in the places of its placeholders, and of which only the
last is used outside.
"""
from collections import namedtuple
from torch.fx._symbolic_trace import symbolic_trace
from torch.fx.graph import Graph
from torch.fx.graph_module import GraphModule
from torch.fx.node import Node

__all__ = ['Match', 'ReplacedPatterns', 'replace_pattern', 'replace_pattern_with_filters']

Match = namedtuple('Match', ['anchor', 'nodes_map'])
ReplacedPatterns = namedtuple('ReplacedPatterns', ['anchor', 'nodes_map', 'replacements'])


def _graph_of(what):
    if isinstance(what, GraphModule):
        return what.graph
    return what if isinstance(what, Graph) else symbolic_trace(what).graph


class _Matcher:
    """Tries to lay the nodes of a pattern on the nodes of a graph, from the end backwards."""

    def __init__(self):
        self.found = {}

    def node(self, pattern, node):
        if pattern in self.found:
            return self.found[pattern] is node
        if pattern.op == 'placeholder':
            self.found[pattern] = node
            return True
        if not isinstance(node, Node) or (pattern.op, pattern.target) != (node.op, node.target):
            return False
        self.found[pattern] = node
        return self.value(pattern.args, node.args) and self.value(dict(pattern.kwargs), dict(node.kwargs))

    def value(self, pattern, value):
        if isinstance(pattern, Node):
            return self.node(pattern, value)
        if isinstance(value, Node) or type(pattern) is not type(value):
            return False
        if isinstance(pattern, (tuple, list)):
            return len(pattern) == len(value) and all(map(self.value, pattern, value))
        if isinstance(pattern, dict):
            return pattern.keys() == value.keys() and all(self.value(item, value[key]) for key, item in pattern.items())
        return pattern == value


def _results(graph):
    results = graph.output_node().args[0]
    return list(results) if isinstance(results, (tuple, list)) else [results]


def _matches(pattern, graph):
    ends = _results(pattern)
    if len(ends) != 1 or not isinstance(ends[0], Node):
        raise NotImplementedError('replace_pattern() with a pattern that gives several results is not in this build')
    taken = set()
    for node in graph.nodes:
        matcher = _Matcher()
        if not matcher.node(ends[0], node):
            continue
        inner = {there for here, there in matcher.found.items() if here.op != 'placeholder'}
        is_closed = all(user in inner for there in inner if there is not node for user in there.users)
        if is_closed and not inner & taken:
            taken |= inner
            yield node, matcher.found


def replace_pattern(gm, pattern, replacement):
    """Replace what does the same as the function `pattern` by what the function `replacement` does. Gives the matches."""
    return [Match(anchor=one.anchor, nodes_map=one.nodes_map) for one in replace_pattern_with_filters(gm, pattern, replacement)]


def replace_pattern_with_filters(gm, pattern, replacement, match_filters=None):
    """As replace_pattern(), where each filter(match, graph, pattern graph) agrees."""
    graph, old, new = gm.graph, _graph_of(pattern), _graph_of(replacement)
    inputs = [node for node in old.nodes if node.op == 'placeholder']
    new_inputs = [node for node in new.nodes if node.op == 'placeholder']
    if len(inputs) != len(new_inputs):
        raise AssertionError(f'the pattern has {len(inputs)} inputs, its replacement {len(new_inputs)}')
    replaced, done = {}, []
    for end, found in list(_matches(old, graph)):
        match = Match(anchor=end, nodes_map=found)
        if not all(keeps(match, graph, old) for keeps in match_filters or ()):
            continue
        values = {there: replaced.get(found[here], found[here]) for here, there in zip(inputs, new_inputs) if here in found}
        # Where the result is first used: what the replacement is given may come after the pattern.
        with graph.inserting_before(next((node for node in graph.nodes if node in end.users), end.next)):
            result = graph.graph_copy(new, values)
        end.replace_all_uses_with(result)
        replaced[end] = result
        for node in reversed([node for node in old.nodes if node.op not in ('placeholder', 'output')]):
            if node in found and not found[node].users:
                graph.erase_node(found[node])
        done.append(ReplacedPatterns(end, found, [values[node] for node in new.nodes if node in values and node.op != 'placeholder']))
    gm.recompile()
    return done
