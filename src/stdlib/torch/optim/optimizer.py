"""What all optimisers share: groups of parameters with their settings, and a state for each parameter.

An optimiser is a class with update_group(group), which changes the parameters of one group that have a gradient.
"""
import copy
import warnings
from collections import defaultdict
from _torch import RemovableHandle, Tensor, _set_grad_enabled, is_grad_enabled
import torch

__all__ = ['Optimizer', 'required']


class _Required:
    def __repr__(self):
        return '<required parameter>'


#: Stands for a setting that each group has to give itself.
required = _Required()


class Optimizer:
    """The base of all optimisers."""

    def __init__(self, params, defaults):
        self.defaults = defaults
        self._optimizer_step_pre_hooks = {}
        self._optimizer_step_post_hooks = {}
        if isinstance(params, Tensor):
            raise TypeError(
                'params argument given to the optimizer should be an iterable of Tensors or dicts, but got ' + torch.typename(params))
        self.state = defaultdict(dict)
        self.param_groups = []
        groups = list(params)
        if not groups:
            raise ValueError('optimizer got an empty parameter list')
        if not isinstance(groups[0], dict):
            groups = [{'params': groups}]
        for group in groups:
            self.add_param_group(group)

    def __getstate__(self):
        return {'defaults': self.defaults, 'state': self.state, 'param_groups': self.param_groups}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.__dict__.setdefault('_optimizer_step_pre_hooks', {})
        self.__dict__.setdefault('_optimizer_step_post_hooks', {})

    def __repr__(self):
        text = type(self).__name__ + ' ('
        for number, group in enumerate(self.param_groups):
            text += f'\nParameter Group {number}\n'
            for key in sorted(group):
                if key != 'params':
                    text += f'    {key}: {group[key]}\n'
        return text + ')'

    def add_param_group(self, param_group):
        """More parameters, with settings of their own."""
        if not isinstance(param_group, dict):
            raise TypeError(f'param_group must be a dict, but got {type(param_group)}')
        params = param_group['params']
        if isinstance(params, Tensor):
            param_group['params'] = [params]
        elif isinstance(params, set):
            raise TypeError(
                'optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets will change '
                'between runs. Please use a list instead.')
        else:
            param_group['params'] = list(params)
        params = param_group['params']
        named = []
        for place, param in enumerate(params):
            # named_parameters() are taken, too: then the names are kept beside the parameters.
            if isinstance(param, tuple) and len(param) == 2 and isinstance(param[0], str):
                named.append(param[0])
                params[place] = param[1]
        if named:
            if len(named) != len(params):
                raise ValueError('all optimizer params should be with/without names. Some param names are missing')
            param_group['param_names'] = named
        for param in params:
            if not isinstance(param, Tensor):
                raise TypeError('optimizer can only optimize Tensors, but one of the params is ' + torch.typename(param))
            if not self.defaults.get('differentiable') and not (param.is_leaf or param.retains_grad):
                raise ValueError("can't optimize a non-leaf Tensor")
        for name, default in self.defaults.items():
            if default is required and name not in param_group:
                raise ValueError(f"parameter group didn't specify a value of required optimization parameter {name}")
            param_group.setdefault(name, default)
        if len({id(param) for param in params}) != len(params):
            warnings.warn(
                'optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; see '
                'github.com/pytorch/pytorch/issues/40967 for more information', stacklevel=3)
        known = {id(param) for group in self.param_groups for param in group['params']}
        if any(id(param) in known for param in params):
            raise ValueError('some parameters appear in more than one parameter group')
        self.param_groups.append(param_group)

    def zero_grad(self, set_to_none=True):
        """Forget all gradients, or make them zero."""
        for group in self.param_groups:
            for param in group['params']:
                if param.grad is not None:
                    if set_to_none:
                        param.grad = None
                    else:
                        grad = param.grad
                        if grad.grad_fn is not None:
                            grad.detach_()
                        else:
                            grad.requires_grad_(False)
                        grad.zero_()

    def step(self, closure=None):
        """Change all parameters once. closure() computes the loss anew, and is called first."""
        for hook in self._optimizer_step_pre_hooks.values():
            hook(self, (), {} if closure is None else {'closure': closure})
        enabled = is_grad_enabled()
        loss = None
        try:
            if closure is not None:
                _set_grad_enabled(True)
                loss = closure()
            _set_grad_enabled(False)
            for group in self.param_groups:
                self.update_group(group)
        finally:
            _set_grad_enabled(enabled)
        for hook in self._optimizer_step_post_hooks.values():
            hook(self, (), {} if closure is None else {'closure': closure})
        return loss

    def update_group(self, group):
        """One step for one group; each optimiser has its own."""
        raise NotImplementedError

    def register_step_pre_hook(self, hook):
        """hook(optimizer, args, kwargs) is called before each step."""
        return self._hooked(self._optimizer_step_pre_hooks, hook)

    def register_step_post_hook(self, hook):
        """hook(optimizer, args, kwargs) is called after each step."""
        return self._hooked(self._optimizer_step_post_hooks, hook)

    def _hooked(self, hooks, hook):
        handle = RemovableHandle(hooks)
        hooks[handle.id] = hook
        return handle

    def state_dict(self):
        """Settings and states, with numbers in the place of parameters."""
        numbers = {}
        groups = []
        for group in self.param_groups:
            packed = {key: value for key, value in group.items() if key != 'params'}
            for param in group['params']:
                numbers.setdefault(id(param), len(numbers))
            packed['params'] = [numbers[id(param)] for param in group['params']]
            groups.append(packed)
        state = {numbers.get(id(key), key) if isinstance(key, Tensor) else key: value for key, value in self.state.items()}
        return {'state': state, 'param_groups': groups}

    def load_state_dict(self, state_dict):
        """Go on from what state_dict() gave. The parameters stay, in their order."""
        saved = state_dict['param_groups']
        groups = self.param_groups
        if len(groups) != len(saved):
            raise ValueError('loaded state dict has a different number of parameter groups')
        if any(len(group['params']) != len(other['params']) for group, other in zip(groups, saved)):
            raise ValueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
        params = {}
        for group, other in zip(groups, saved):
            params.update(zip(other['params'], group['params']))
        state = defaultdict(dict)
        for key, value in copy.deepcopy(state_dict['state']).items():
            if key in params:
                state[params[key]] = {name: _fitting(name, item, params[key]) for name, item in value.items()}
            else:
                state[key] = value
        loaded = []
        for group, other in zip(groups, saved):
            group_now = {key: copy.deepcopy(value) for key, value in other.items() if key != 'params'}
            group_now['params'] = group['params']
            loaded.append(group_now)
        self.__setstate__({'state': state, 'param_groups': loaded})


def _fitting(name, item, param):
    """A saved tensor in the type of its parameter; counts of steps stay as they are."""
    if isinstance(item, Tensor) and name != 'step' and param.is_floating_point():
        return item.to(param.dtype)
    return item


def check(condition, text):
    """A setting that makes no sense is refused."""
    if not condition:
        raise ValueError(text)


def refuse(**settings):
    """What is for accelerators, or recorded, is not here."""
    for name, value in settings.items():
        if value:
            raise NotImplementedError(f'an optimizer with {name}={value} is not in this build')
