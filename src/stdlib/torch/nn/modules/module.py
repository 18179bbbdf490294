"""Module: what has parameters, buffers and other modules, and can be called.

An attribute that is a Parameter or a Module is not in the instance's __dict__ but in a dict for its kind, in the order in which they were
assigned. From these dicts follow parameters(), state_dict(), the text, and all else that goes through a tree of modules.
"""
import torch
from _torch import RemovableHandle, Tensor, _set_grad_enabled, is_grad_enabled
from collections import OrderedDict, namedtuple
from torch.nn.parameter import Buffer, Parameter

__all__ = ['Module']


class _IncompatibleKeys(namedtuple('IncompatibleKeys', ['missing_keys', 'unexpected_keys'])):
    """What load_state_dict() found too few and too many."""

    def __repr__(self):
        return super().__repr__() if self.missing_keys or self.unexpected_keys else '<All keys matched successfully>'

    __str__ = __repr__


def _indented(text, spaces):
    """All lines but the first a little to the right."""
    return text.replace('\n', '\n' + ' ' * spaces)


class _NoGrad:
    """Nothing is recorded within; lighter than torch.no_grad."""

    def __enter__(self):
        self.before = is_grad_enabled()
        _set_grad_enabled(False)

    def __exit__(self, *args):
        _set_grad_enabled(self.before)


#: What each instance has, and which hooks are called with what.
_DICTS = ('_parameters', '_buffers', '_modules', '_forward_pre_hooks', '_forward_hooks', '_backward_pre_hooks', '_backward_hooks',
          '_forward_hooks_with_kwargs', '_forward_hooks_always_called', '_forward_pre_hooks_with_kwargs', '_state_dict_hooks',
          '_state_dict_pre_hooks', '_load_state_dict_pre_hooks', '_load_state_dict_post_hooks')
#: What PyTorch's modules have and these do not.
_ELSEWHERE = frozenset((
    'T_destination', 'bfloat16', 'half', 'ipu', 'mtia', 'register_backward_hook', 'share_memory', 'to_empty', 'xpu'))


class Module:
    """The base of all networks and their parts: write __init__() and forward(), call the instance."""

    dump_patches = False
    _version = 1
    training: bool
    call_super_init = False

    def __init__(self, *args, **kwargs):
        if not self.call_super_init:
            if kwargs:
                raise TypeError(f"{type(self).__name__}.__init__() got an unexpected keyword argument '{next(iter(kwargs))}'")
            if args:
                raise TypeError(f'{type(self).__name__}.__init__() takes 1 positional argument but {len(args) + 1} were given')
        attributes = self.__dict__
        attributes['training'] = True
        for name in _DICTS:
            attributes[name] = {}
        attributes['_non_persistent_buffers_set'] = set()
        # One look tells whether a call has hooks to think of.
        attributes['_hooked'] = False
        if self.call_super_init:
            super().__init__(*args, **kwargs)

    def forward(self, *input):
        """What a call does; to be written by each subclass."""
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

    def __call__(self, *args, **kwargs):
        if self._hooked:
            compiled = self.__dict__.get('_compiled_call')
            return self._call_with_hooks(args, kwargs) if compiled is None else compiled(args, kwargs)
        # Without keywords, which is the rule, no dictionary is unpacked.
        return self.forward(*args, **kwargs) if kwargs else self.forward(*args)

    # ---- attributes
    def __setattr__(self, name, value):
        attributes = self.__dict__
        if isinstance(value, Parameter):
            if '_parameters' not in attributes:
                raise AttributeError('cannot assign parameters before Module.__init__() call')
            self._forget(name, '_parameters')
            self.register_parameter(name, value)
        elif name in attributes.get('_parameters', ()):
            if value is not None:
                raise TypeError(
                    f"cannot assign '{torch.typename(value)}' as parameter '{name}' (torch.nn.Parameter or None expected)")
            self.register_parameter(name, None)
        elif isinstance(value, Module):
            if '_modules' not in attributes:
                raise AttributeError('cannot assign module before Module.__init__() call')
            self._forget(name, '_modules')
            attributes['_modules'][name] = value
        elif name in attributes.get('_modules', ()):
            if value is not None:
                raise TypeError(f"cannot assign '{torch.typename(value)}' as child module '{name}' (torch.nn.Module or None expected)")
            attributes['_modules'][name] = None
        elif name in attributes.get('_buffers', ()) or isinstance(value, Buffer):
            if value is not None and not isinstance(value, Tensor):
                raise TypeError(
                    f"cannot assign '{torch.typename(value)}' as buffer '{name}' (torch.nn.Buffer, torch.Tensor or None expected)")
            if isinstance(value, Buffer):
                if '_buffers' not in attributes:
                    raise AttributeError('cannot assign buffer before Module.__init__() call')
                self._forget(name, '_buffers')
                self.register_buffer(name, value, value.persistent)
            else:
                attributes['_buffers'][name] = value
        else:
            super().__setattr__(name, value)

    def _forget(self, name, kept):
        """An attribute gets another kind. One that keeps its kind keeps its place."""
        attributes = self.__dict__
        for kind in ('_buffers', '_modules', '_parameters'):
            if kind != kept:
                attributes[kind].pop(name, None)
        attributes['_non_persistent_buffers_set'].discard(name)
        attributes.pop(name, None)

    def __getattr__(self, name):
        attributes = self.__dict__
        if '_parameters' in attributes:
            if name in attributes['_parameters']:
                return attributes['_parameters'][name]
            if name in attributes['_modules']:
                return attributes['_modules'][name]
            if name in attributes['_buffers']:
                return attributes['_buffers'][name]
        elif name == '_hooked':
            # A call before Module.__init__(); PyTorch misses this one first.
            name = '_backward_hooks'
        if name in _ELSEWHERE:
            from torch._absent import of_part
            raise of_part('torch.nn.Module', name)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __delattr__(self, name):
        for kind in ('_parameters', '_buffers', '_modules'):
            if name in self.__dict__.get(kind, ()):
                del self.__dict__[kind][name]
                self._non_persistent_buffers_set.discard(name)
                return
        super().__delattr__(name)

    def __dir__(self):
        names = {*dir(type(self)), *self.__dict__, *self._parameters, *self._modules, *self._buffers}
        return sorted(name for name in names if not name[:1].isdigit())

    def compile(self, *args, **kwargs):
        """Have calls of the module captured as graphs and compiled, as torch.compile() would."""
        self.__dict__['_compiled_call'] = torch.compile(self._call_with_hooks, *args, **kwargs)
        self.__dict__['_hooked'] = True

    def __getstate__(self):
        # A copy is not compiled: what was compiled belongs to this one.
        return {name: value for name, value in self.__dict__.items() if name != '_compiled_call'}

    def __setstate__(self, state):
        attributes = self.__dict__
        attributes.update(state)
        # What another PyTorch has written has other attributes of its own.
        for name in _DICTS:
            attributes.setdefault(name, {})
        attributes.setdefault('_non_persistent_buffers_set', set())
        attributes.setdefault('_hooked', any(attributes[name] for name in _DICTS if 'forward' in name or 'backward' in name))

    def _check_name(self, kind, name, known):
        if kind not in ('module',) and '_parameters' not in self.__dict__:
            raise AttributeError(f'cannot assign {kind} before Module.__init__() call')
        if not isinstance(name, str):
            raise TypeError(f'{kind} name should be a string. Got {torch.typename(name)}')
        if '.' in name and kind != 'module':
            raise KeyError(f'{kind} name can\'t contain "."')
        if name == '' and kind != 'module':
            raise KeyError(f'{kind} name can\'t be empty string ""')
        if hasattr(self, name) and name not in known:
            raise KeyError(f"attribute '{name}' already exists")
        if '.' in name:
            raise KeyError(f'module name can\'t contain ".", got: {name}')
        if name == '':
            raise KeyError('module name can\'t be empty string ""')

    def register_buffer(self, name, tensor, persistent=True):
        """A tensor that belongs to the state but is not learned."""
        self._check_name('buffer', name, self.__dict__.get('_buffers', ()))
        if tensor is not None and not isinstance(tensor, Tensor):
            raise TypeError(f"cannot assign '{torch.typename(tensor)}' object to buffer '{name}' (torch Tensor or None required)")
        self._buffers[name] = tensor
        if persistent:
            self._non_persistent_buffers_set.discard(name)
        else:
            self._non_persistent_buffers_set.add(name)

    def register_parameter(self, name, param):
        """A parameter by name, or None where there could be one."""
        self._check_name('parameter', name, self.__dict__.get('_parameters', ()))
        if param is not None:
            if not isinstance(param, Parameter):
                raise TypeError(
                    f"cannot assign '{torch.typename(param)}' object to parameter '{name}' (torch.nn.Parameter or None required)")
            if param.grad_fn is not None:
                raise ValueError(
                    f"Cannot assign non-leaf Tensor to parameter '{name}'. Model parameters must be created explicitly. To express "
                    f"'{name}' as a function of another Tensor, compute the value in the forward() method.")
        self._parameters[name] = param

    def add_module(self, name, module):
        """A module by name."""
        if module is not None and not isinstance(module, Module):
            raise TypeError(f'{torch.typename(module)} is not a Module subclass')
        self._check_name('module', name, self._modules)
        self._modules[name] = module

    def register_module(self, name, module):
        """Another name of add_module()."""
        self.add_module(name, module)

    # ---- by path
    def get_submodule(self, target):
        """The module at a path such as 'net.0'."""
        module = self
        for item in target.split('.') if target else ():
            if not hasattr(module, item):
                raise AttributeError(f'{module._get_name()} has no attribute `{item}`')
            module = getattr(module, item)
            if not isinstance(module, Module):
                raise AttributeError(f'`{item}` is not an nn.Module')
        return module

    def set_submodule(self, target, module, strict=False):
        """Put a module at a path; with strict, one must be there already."""
        if not target:
            raise ValueError('Cannot set the submodule without a target name!')
        path, _, name = target.rpartition('.')
        parent = self.get_submodule(path)
        if strict and not hasattr(parent, name):
            raise AttributeError(f'{parent._get_name()} has no attribute `{name}`')
        if hasattr(parent, name) and not isinstance(getattr(parent, name), Module):
            raise AttributeError(f'`{name}` is not an nn.Module')
        setattr(parent, name, module)

    def _get_member(self, target, kind):
        path, _, name = target.rpartition('.')
        module = self.get_submodule(path)
        if not hasattr(module, name):
            raise AttributeError(f'{module._get_name()} has no attribute `{name}`')
        member = getattr(module, name)
        if kind == 'parameter' and not isinstance(member, Parameter):
            raise AttributeError(f'`{name}` is not an nn.Parameter')
        if kind == 'buffer' and name not in module._buffers:
            raise AttributeError(f'`{name}` is not a buffer')
        return member

    def get_parameter(self, target):
        """The parameter at a path such as 'net.0.weight'."""
        return self._get_member(target, 'parameter')

    def get_buffer(self, target):
        """The buffer at a path."""
        return self._get_member(target, 'buffer')

    def get_extra_state(self):
        """What else state_dict() should hold."""
        raise RuntimeError(
            'Reached a code path in Module.get_extra_state() that should never be called. Please file an issue at '
            'https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug.')

    def set_extra_state(self, state):
        """What load_state_dict() does with it."""
        raise RuntimeError(
            'Reached a code path in Module.set_extra_state() that should never be called. Please file an issue at '
            'https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug.')

    # ---- the tree
    def named_modules(self, memo=None, prefix='', remove_duplicate=True):
        """Pairs (path, module): this one, and all below."""
        if memo is None:
            memo = set()
        if id(self) in memo:
            return
        if remove_duplicate:
            memo.add(id(self))
        yield prefix, self
        for name, module in self._modules.items():
            if module is not None:
                yield from module.named_modules(memo, f'{prefix}.{name}' if prefix else name, remove_duplicate)

    def modules(self):
        """This module, and all below, each once."""
        for _, module in self.named_modules():
            yield module

    def named_children(self):
        """Pairs (name, module): what is directly below, each once."""
        seen = set()
        for name, module in self._modules.items():
            if module is not None and id(module) not in seen:
                seen.add(id(module))
                yield name, module

    def children(self):
        """The modules directly below."""
        for _, module in self.named_children():
            yield module

    def _named_members(self, kind, prefix, recurse, remove_duplicate):
        seen = set()
        modules = self.named_modules(prefix=prefix, remove_duplicate=remove_duplicate) if recurse else [(prefix, self)]
        for path, module in modules:
            for name, member in module.__dict__[kind].items():
                if member is None or id(member) in seen:
                    continue
                if remove_duplicate:
                    seen.add(id(member))
                yield f'{path}.{name}' if path else name, member

    def named_parameters(self, prefix='', recurse=True, remove_duplicate=True):
        """Pairs (path, parameter), each parameter once."""
        yield from self._named_members('_parameters', prefix, recurse, remove_duplicate)

    def parameters(self, recurse=True):
        """The parameters of this module, and of all below."""
        for _, parameter in self._named_members('_parameters', '', recurse, True):
            yield parameter

    def named_buffers(self, prefix='', recurse=True, remove_duplicate=True):
        """Pairs (path, buffer)."""
        yield from self._named_members('_buffers', prefix, recurse, remove_duplicate)

    def buffers(self, recurse=True):
        """The buffers of this module, and of all below."""
        for _, buffer in self._named_members('_buffers', '', recurse, True):
            yield buffer

    def apply(self, fn):
        """Call fn(module) with all below, and then with this one."""
        for module in self.children():
            module.apply(fn)
        fn(self)
        return self

    def train(self, mode=True):
        """What some modules do in training only (Dropout, BatchNorm) is on, or off."""
        if not isinstance(mode, bool):
            raise ValueError('training mode is expected to be boolean')
        self.training = mode
        for module in self.children():
            module.train(mode)
        return self

    def eval(self):
        """The same as train(False)."""
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        """Let all parameters have gradients, or none."""
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=True):
        """Forget the gradients of all parameters, or make them zero."""
        for parameter in self.parameters():
            _clear_grad(parameter, set_to_none)

    # ---- types and places
    def _apply(self, fn, recurse=True):
        if recurse:
            for module in self.children():
                module._apply(fn)
        with _NoGrad():
            for parameter in self._parameters.values():
                if parameter is not None:
                    parameter.data = fn(parameter.data)
                    if parameter.grad is not None:
                        grad = fn(parameter.grad)
                        # The old gradient is of the old type, and would not fit.
                        parameter.grad = None
                        parameter.grad = grad
            for name, buffer in self._buffers.items():
                if buffer is not None:
                    self._buffers[name] = fn(buffer)
        return self

    def to(self, *args, **kwargs):
        """Change the type of all floats, or the device of everything: to(dtype), to(device), to(device, dtype), to(tensor)."""
        dtype, device = kwargs.get('dtype'), kwargs.get('device')
        for value in (*args, kwargs.get('tensor')):
            if isinstance(value, torch.dtype):
                dtype = value
            elif isinstance(value, Tensor):
                dtype, device = value.dtype, value.device
            elif value is not None and not isinstance(value, bool):
                device = value
        if dtype is not None and not dtype.is_floating_point:
            raise TypeError(f'nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={dtype}')

        def convert(tensor):
            if dtype is not None and tensor.is_floating_point():
                tensor = tensor.to(dtype)
            return tensor if device is None else tensor.to(device)
        return self if dtype is None and device is None else self._apply(convert)

    def type(self, dst_type):
        """Change the type of all parameters and buffers."""
        return self._apply(lambda tensor: tensor.type(dst_type))

    def float(self):
        """Let all floats be float32."""
        return self.to(torch.float32)

    def double(self):
        """Let all floats be float64."""
        return self.to(torch.float64)

    def cpu(self):
        """Bring all parameters and buffers to the CPU."""
        return self.to('cpu')

    def cuda(self, device=None):
        """There is none."""
        raise AssertionError('Torch not compiled with CUDA enabled')

    # ---- state
    def state_dict(self, *args, destination=None, prefix='', keep_vars=False):
        """All parameters and buffers by their paths."""
        if args:
            destination, prefix, keep_vars = (*args, *(destination, prefix, keep_vars)[len(args):])
        if destination is None:
            destination = OrderedDict()
            destination._metadata = OrderedDict()
        here = dict(version=self._version)
        if hasattr(destination, '_metadata'):
            destination._metadata[prefix[:-1]] = here
        for hook in self._state_dict_pre_hooks.values():
            hook(self, prefix, keep_vars)
        self._save_to_state_dict(destination, prefix, keep_vars)
        for name, module in self._modules.items():
            if module is not None:
                module.state_dict(destination=destination, prefix=f'{prefix}{name}.', keep_vars=keep_vars)
        for hook in self._state_dict_hooks.values():
            result = hook(self, destination, prefix, here)
            if result is not None:
                destination = result
        return destination

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        for name, parameter in self._parameters.items():
            if parameter is not None:
                destination[prefix + name] = parameter if keep_vars else parameter.detach()
        for name, buffer in self._buffers.items():
            if buffer is not None and name not in self._non_persistent_buffers_set:
                destination[prefix + name] = buffer if keep_vars else buffer.detach()
        if type(self).get_extra_state is not Module.get_extra_state:
            destination[prefix + '_extra_state'] = self.get_extra_state()

    def register_state_dict_post_hook(self, hook):
        """hook(module, state_dict, prefix, local_metadata) is called after state_dict()."""
        return _registered(self._state_dict_hooks, hook)

    _register_state_dict_hook = register_state_dict_post_hook

    def register_state_dict_pre_hook(self, hook):
        """hook(module, prefix, keep_vars) is called before state_dict()."""
        return _registered(self._state_dict_pre_hooks, hook)

    def register_load_state_dict_pre_hook(self, hook):
        """hook(module, state_dict, prefix, metadata, strict, missing, unexpected, errors) is called before the module is loaded."""
        return _registered(self._load_state_dict_pre_hooks, hook)

    def register_load_state_dict_post_hook(self, hook):
        """hook(module, incompatible_keys) is called after the module was loaded."""
        return _registered(self._load_state_dict_post_hooks, hook)

    def load_state_dict(self, state_dict, strict=True, assign=False):
        """Copy parameters and buffers from what state_dict() gave. Unless strict, some may be missing or too many."""
        if not hasattr(state_dict, 'keys'):
            raise TypeError(f'Expected state_dict to be dict-like, got {type(state_dict)}.')
        missing, unexpected, errors = [], [], []
        metadata = getattr(state_dict, '_metadata', None)
        state = OrderedDict(state_dict)
        self._load_tree(state, '', metadata, assign, missing, unexpected, errors)
        if strict:
            if unexpected:
                errors.insert(0, 'Unexpected key(s) in state_dict: {}. '.format(', '.join(f'"{key}"' for key in unexpected)))
            if missing:
                errors.insert(0, 'Missing key(s) in state_dict: {}. '.format(', '.join(f'"{key}"' for key in missing)))
        if errors:
            lines = '\n\t'.join(errors)
            raise RuntimeError(f'Error(s) in loading state_dict for {type(self).__name__}:\n\t{lines}')
        return _IncompatibleKeys(missing, unexpected)

    def _load_tree(self, state, prefix, metadata, assign, missing, unexpected, errors):
        here = {} if metadata is None else metadata.get(prefix[:-1], {})
        if assign:
            here['assign_to_params_buffers'] = assign
        self._load_from_state_dict(state, prefix, here, True, missing, unexpected, errors)
        for name, module in self._modules.items():
            if module is not None:
                below = f'{prefix}{name}.'
                part = {key: value for key, value in state.items() if key.startswith(below)}
                module._load_tree(part, below, metadata, assign, missing, unexpected, errors)
        for hook in self._load_state_dict_post_hooks.values():
            if hook(self, _IncompatibleKeys(missing, unexpected)) is not None:
                raise AssertionError(
                    'Hooks registered with ``register_load_state_dict_post_hook`` are not expected to return new values, if '
                    'incompatible_keys need to be modified, it should be done inplace.')

    def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
        """Load what is this module's own: prefix + name in the state."""
        for hook in self._load_state_dict_pre_hooks.values():
            hook(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
        assign = local_metadata.get('assign_to_params_buffers', False)
        kept = {name: buffer for name, buffer in self._buffers.items() if name not in self._non_persistent_buffers_set}
        own = {name: value for name, value in (*self._parameters.items(), *kept.items()) if value is not None}
        for name, value in own.items():
            key = prefix + name
            if key in state_dict:
                self._load_one(name, value, key, state_dict[key], assign, error_msgs)
            elif strict:
                missing_keys.append(key)
        extra = prefix + '_extra_state'
        if type(self).set_extra_state is not Module.set_extra_state:
            if extra in state_dict:
                self.set_extra_state(state_dict[extra])
            elif strict:
                missing_keys.append(extra)
        elif strict and extra in state_dict:
            unexpected_keys.append(extra)
        if strict:
            for key in state_dict:
                if key.startswith(prefix) and key != extra:
                    first, dot, _ = key[len(prefix):].partition('.')
                    if first not in (self._modules if dot else own):
                        unexpected_keys.append(key)

    def _load_one(self, name, mine, key, given, assign, errors):
        if not isinstance(given, Tensor):
            errors.append(
                f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object from checkpoint but '
                f'received {type(given)}')
            return
        if mine.dim() == 0 and given.dim() == 1 and given.size(0) == 1:
            given = given[0]
        if mine.shape != given.shape:
            errors.append(
                f'size mismatch for {key}: copying a param with shape {given.shape} from checkpoint, the shape in current model is '
                f'{mine.shape}.')
            return
        try:
            with _NoGrad():
                if assign:
                    if isinstance(mine, Parameter) and not isinstance(given, Parameter):
                        given = Parameter(given, requires_grad=mine.requires_grad)
                    setattr(self, name, given)
                else:
                    mine.copy_(given)
        except Exception as error:
            errors.append(
                f'While copying the parameter named "{key}", whose dimensions in the model are {mine.size()} and whose dimensions in '
                f'the checkpoint are {given.size()}, an exception occurred : {error.args}.')

    # ---- hooks
    def _register_hook(self, hooks, hook, prepend, *more):
        # The flags, one dict each, go with the hook when its handle is removed.
        handle = RemovableHandle(hooks, extra_dict=[flags for flags, _ in more])
        hooks[handle.id] = hook
        for flags, is_on in more:
            if is_on:
                flags[handle.id] = True
        if prepend:
            rest = [key for key in hooks if key != handle.id]
            for key in rest:
                hooks[key] = hooks.pop(key)
        self.__dict__['_hooked'] = True
        return handle

    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        """hook(module, args) is called before forward(); it may give other arguments."""
        return self._register_hook(self._forward_pre_hooks, hook, prepend, (self._forward_pre_hooks_with_kwargs, with_kwargs))

    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        """hook(module, args, output) is called after forward(); it may give another output."""
        return self._register_hook(
            self._forward_hooks, hook, prepend, (self._forward_hooks_with_kwargs, with_kwargs),
            (self._forward_hooks_always_called, always_call))

    def register_full_backward_pre_hook(self, hook, prepend=False):
        """hook(module, grad_output) is called before backward() goes through the module; it may give another gradient."""
        return self._register_hook(self._backward_pre_hooks, hook, prepend)

    def register_full_backward_hook(self, hook, prepend=False):
        """hook(module, grad_input, grad_output) is called when backward() went through the module; it may give another grad_input."""
        return self._register_hook(self._backward_hooks, hook, prepend)

    def _call_with_hooks(self, args, kwargs):
        called = set()
        result = None
        try:
            for key, hook in list(self._forward_pre_hooks.items()):
                if key in self._forward_pre_hooks_with_kwargs:
                    changed = hook(self, args, kwargs)
                    if changed is not None:
                        if not isinstance(changed, tuple) or len(changed) != 2:
                            raise RuntimeError(
                                f'forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got {changed}.')
                        args, kwargs = changed
                else:
                    changed = hook(self, args)
                    if changed is not None:
                        args = changed if isinstance(changed, tuple) else (changed,)
            backward = None
            if self._backward_hooks or self._backward_pre_hooks:
                from torch.nn.modules.backward_hooks import BackwardHooks
                backward = BackwardHooks(self, list(self._backward_hooks.values()), list(self._backward_pre_hooks.values()))
                args = backward.watch_input(args)
            result = self.forward(*args, **kwargs)
            for key, hook in list(self._forward_hooks.items()):
                called.add(key)
                changed = self._call_forward_hook(key, hook, args, kwargs, result)
                if changed is not None:
                    result = changed
            return result if backward is None else backward.watch_output(result)
        except Exception:
            for key, hook in list(self._forward_hooks.items()):
                if key in self._forward_hooks_always_called and key not in called:
                    self._call_forward_hook(key, hook, args, kwargs, result)
            raise

    def _call_forward_hook(self, key, hook, args, kwargs, result):
        if key in self._forward_hooks_with_kwargs:
            return hook(self, args, kwargs, result)
        return hook(self, args, result)

    # ---- text
    def _get_name(self):
        return type(self).__name__

    def extra_repr(self):
        """What stands between the parentheses of the text."""
        return ''

    def __repr__(self):
        extra = self.extra_repr()
        lines = extra.split('\n') if extra else []
        children = [f'({name}): {_indented(repr(module), 2)}' for name, module in self._modules.items()]
        if not children and len(lines) <= 1:
            return f'{self._get_name()}({"".join(lines)})'
        body = '\n  '.join(lines + children)
        return f'{self._get_name()}(\n  {body}\n)' if body else f'{self._get_name()}()'


def _registered(hooks, hook):
    handle = RemovableHandle(hooks)
    hooks[handle.id] = hook
    return handle


def _clear_grad(parameter, set_to_none):
    grad = parameter.grad
    if grad is None:
        return
    if set_to_none:
        parameter.grad = None
    else:
        if grad.grad_fn is not None:
            grad.detach_()
        else:
            grad.requires_grad_(False)
        grad.zero_()


def __getattr__(name):
    from torch._absent import of_part
    raise of_part(__name__, name)
