"""Which nodes have to stay although nobody uses their results: they change something, draw random numbers, or are the graph's edges.

PyTorch asks the schemas of its operations and overlooks methods in place (x.add_(1) is dead code to it); here a name that ends in one
underscore is enough.
"""
import operator

_IN_PLACE = frozenset(getattr(operator, name) for name in """
    iadd iand iconcat ifloordiv ilshift imod imul imatmul ior ipow irshift isub itruediv ixor setitem delitem
""".split())
_RANDOM = frozenset("""
    rand rand_like randn randn_like randint randint_like randperm normal bernoulli multinomial poisson dropout alpha_dropout
    feature_dropout rrelu gumbel_softmax
""".split())
# Functions that have effects of their own; has_side_effect() adds to them.
EFFECTS = {print}


def _name(target):
    return target if isinstance(target, str) else getattr(target, '__name__', '')


def is_impure(node, impure_random=True):
    if node.op in ('placeholder', 'output'):
        return True
    if node.op == 'call_module':
        owner = node.graph.owning_module
        if owner is None:
            raise AssertionError('self.graph.owning_module not set for purity check')
        module = owner.get_submodule(node.target)
        return getattr(module, '_is_impure', False) or getattr(module, 'inplace', False) is True
    if node.op == 'get_attr':
        return False
    if getattr(node.target, '__module__', None) == '_operator':
        return node.target in _IN_PLACE
    name = _name(node.target)
    if node.target in EFFECTS or (name.endswith('_') and not name.endswith('__')) or node.kwargs.get('inplace') is True:
        return True
    return impure_random and name in _RANDOM
