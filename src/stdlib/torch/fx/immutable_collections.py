"""The lists and dictionaries among the arguments of a node. They cannot be changed: a change would not be noticed by the users of nodes."""


def _refuse(name):
    def refuse(self, *args, **kwargs):
        raise NotImplementedError(
            f"'{type(self).__name__}' object does not support mutation. If you are attempting to modify the kwargs or args of a "
            'torch.fx.Node object,\ninstead create a new copy of it and assign the copy to the node:\n'
            '    new_args = ... # copy and mutate args\n    node.args = new_args\n')
    refuse.__name__ = name
    return refuse


class immutable_list(list):
    """A list that does not change."""

    def __hash__(self):
        return hash(tuple(self))

    def __reduce__(self):
        return immutable_list, (tuple(self),)


class immutable_dict(dict):
    """A dictionary that does not change."""

    def __hash__(self):
        return hash(frozenset(self.items()))

    def __reduce__(self):
        return immutable_dict, (tuple(self.items()),)


for _name in ('append', 'clear', 'extend', 'insert', 'pop', 'remove', 'reverse', 'sort', '__delitem__', '__setitem__', '__iadd__', '__imul__'):
    setattr(immutable_list, _name, _refuse(_name))
for _name in ('clear', 'pop', 'popitem', 'setdefault', 'update', '__delitem__', '__setitem__', '__ior__'):
    setattr(immutable_dict, _name, _refuse(_name))
