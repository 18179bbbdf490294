"""Command lines: what options and arguments a program takes, reading them, and the help that describes them.

An Action says what happens with one argument or option. A parser marks each word of the command line as O (an option), A (anything else)
or - (the first `--`); how many words an action takes is then read off that pattern: `1.. A` for nargs='+', for example.
"""

import os
import sys

__all__ = ['Action', 'ArgumentDefaultsHelpFormatter', 'ArgumentError', 'ArgumentParser', 'ArgumentTypeError', 'BooleanOptionalAction',
           'FileType', 'HelpFormatter', 'MetavarTypeHelpFormatter', 'Namespace', 'ONE_OR_MORE', 'OPTIONAL', 'PARSER',
           'RawDescriptionHelpFormatter', 'RawTextHelpFormatter', 'REMAINDER', 'SUPPRESS', 'ZERO_OR_MORE']

SUPPRESS = '==SUPPRESS=='

OPTIONAL = '?'
ZERO_OR_MORE = '*'
ONE_OR_MORE = '+'
PARSER = 'A...'
REMAINDER = '...'
_UNRECOGNIZED_ARGS_ATTR = '_unrecognized_args'

_WHITE_SPACE = ' \t\n\r\f\v'


class _AttributeHolder:
    """Shown as a call with its attributes."""

    def __repr__(self):
        parts = [repr(value) for value in self._get_args()]
        unusual = {}
        for name, value in self._get_kwargs():
            if name.isidentifier():
                parts.append(f'{name}={value!r}')
            else:
                unusual[name] = value
        if unusual:
            parts.append(f'**{unusual!r}')
        return f"{type(self).__name__}({', '.join(parts)})"

    def _get_kwargs(self):
        return list(self.__dict__.items())

    def _get_args(self):
        return []


def _copy_items(items):
    if items is None:
        return []
    if type(items) is list:
        return items[:]
    import copy
    return copy.copy(items)


def _identity(value):
    return value


# ---- help
def _terminal_columns():
    try:
        columns = int(os.environ['COLUMNS'])
    except (KeyError, ValueError):
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns
        except (AttributeError, ValueError, OSError):
            columns = 0
    return columns or 80


def _normal_space(text):
    """All white space of ASCII as single blanks, none at the ends."""
    words = []
    word = ''
    for char in text:
        if char not in _WHITE_SPACE:
            word += char
        elif word:
            words.append(word)
            word = ''
    if word:
        words.append(word)
    return ' '.join(words).strip()


def _without_long_breaks(text):
    """More than one empty line in a row becomes one."""
    while '\n\n\n' in text:
        text = text.replace('\n\n\n', '\n\n')
    return text


def _choices_text(choices):
    return '{%s}' % ','.join(map(str, choices))


def _lines_of(parts, width, indent, used):
    """Words in lines of at most so many columns; in the first one some columns are used already."""
    lines = []
    line = []
    length = used - 1
    for part in parts:
        if length + 1 + len(part) > width and line:
            lines.append(indent + ' '.join(line))
            line = []
            length = len(indent) - 1
        line.append(part)
        length += len(part) + 1
    if line:
        lines.append(indent + ' '.join(line))
    return lines


class HelpFormatter:
    """Collects what a help text is to hold, then writes it. Subclasses override how text is filled and how actions are shown."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None, color=True):
        if width is None:
            width = _terminal_columns() - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._level = 0
        self._action_max_length = 0
        self._root_section = self._Section(self, None)
        self._current_section = self._root_section

    def _set_color(self, color):
        """Text is never coloured here."""

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        assert self._current_indent >= 0, 'Indent decreased below 0.'
        self._level -= 1

    class _Section:
        """A heading, and below it what was added: functions that give text, and their arguments."""

        def __init__(self, formatter, parent, heading=None):
            self.formatter = formatter
            self.parent = parent
            self.heading = heading
            self.items = []

        def format_help(self):
            formatter = self.formatter
            if self.parent is not None:
                formatter._indent()
            text = formatter._join_parts([function(*args) for function, args in self.items])
            if self.parent is not None:
                formatter._dedent()
            if not text:
                return ''
            heading = ''
            if self.heading is not SUPPRESS and self.heading is not None:
                heading = f"{' ' * formatter._current_indent}{self.heading}:\n"
            return formatter._join_parts(['\n', heading, text, '\n'])

    def _add_item(self, func, args):
        self._current_section.items.append((func, args))

    def start_section(self, heading):
        """What is added next stands below a heading."""
        self._indent()
        section = self._Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        """Ends the last section that was started."""
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        """Adds a paragraph."""
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        """Adds the line that shows how the program is called."""
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        """Adds what one action does."""
        if action.help is SUPPRESS:
            return
        lengths = [len(self._format_action_invocation(action)) + self._current_indent]
        for inner in self._iter_indented_subactions(action):
            lengths.append(len(self._format_action_invocation(inner)) + self._current_indent)
        self._action_max_length = max(self._action_max_length, *lengths)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        """Adds what several actions do."""
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        """The text."""
        text = self._root_section.format_help()
        return _without_long_breaks(text).strip('\n') + '\n' if text else text

    def _join_parts(self, part_strings):
        return ''.join([part for part in part_strings if part and part is not SUPPRESS])

    # ---- usage
    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = 'usage: '
        if usage is not None:
            usage = usage % {'prog': self._prog}
        elif not actions:
            usage = f'{self._prog}'
        else:
            prog = f'{self._prog}'
            parts, first_positional = self._get_actions_usage_parts(actions, groups)
            usage = ' '.join(filter(None, [prog, *parts]))
            if len(prefix) + len(usage) > self._width - self._current_indent:
                usage = self._wrapped_usage(prefix, prog, parts[:first_positional], parts[first_positional:])
        return f'{prefix}{usage}\n\n'

    def _wrapped_usage(self, prefix, prog, options, positionals):
        width = self._width - self._current_indent
        if len(prefix) + len(prog) <= 0.75 * width:
            # Below each other, behind the name of the program.
            indent = ' ' * (len(prefix) + len(prog) + 1)
            if options:
                lines = _lines_of([prog] + options, width, indent, len(prefix))
                rest = positionals
            elif positionals:
                lines = _lines_of([prog] + positionals, width, indent, len(prefix))
                rest = []
            else:
                return prog
            lines[0] = lines[0][len(indent):]
            lines += _lines_of(rest, width, indent, len(indent))
        else:
            # A long name stands alone.
            indent = ' ' * len(prefix)
            lines = _lines_of(options + positionals, width, indent, len(indent))
            if len(lines) > 1:
                lines = _lines_of(options, width, indent, len(indent)) + _lines_of(positionals, width, indent, len(indent))
            lines = [prog] + lines
        return '\n'.join(lines)

    def _get_actions_usage_parts(self, actions, groups):
        """The words of a usage line, options first, and where the positional ones begin; what excludes each other stands together."""
        waiting = dict.fromkeys(action for action in actions if action.help is not SUPPRESS)
        for group in groups:
            for action in group._group_actions:
                if action in waiting:
                    waiting[action] = group
        shown = list(waiting)

        def together(action, last):
            """An action, with the options of its group before or behind it, and whether the group is required."""
            group = waiting.pop(action)
            if not group:
                return None, [action]
            others = [other for other in group._group_actions if other.option_strings and waiting.pop(other, None)]
            return group.required, others + [action] if last else [action] + others

        positionals = [together(action, True) for action in shown if not action.option_strings]
        optionals = [together(action, False) for action in shown if action.option_strings and action in waiting]
        parts = []
        first_positional = None
        for index, (required, members) in enumerate(optionals + positionals):
            if index == len(optionals):
                first_positional = len(parts)
            in_group = len(members) > 1
            words = [self._usage_word(action, required, in_group) for action in members]
            if in_group:
                words[0] = ('(' if required else '[') + words[0]
                words[:-1] = [word + ' |' for word in words[:-1]]
                words[-1] += ')' if required else ']'
            parts += words
        return parts, len(parts) if first_positional is None else first_positional

    def _usage_word(self, action, required, in_group):
        if not action.option_strings:
            word = self._format_args(action, self._get_default_metavar_for_positional(action))
            return word[1:-1] if in_group and word[0] == '[' and word[-1] == ']' else word
        if action.nargs == 0:
            word = action.format_usage()
        else:
            word = f'{action.option_strings[0]} {self._format_args(action, self._get_default_metavar_for_optional(action))}'
        return word if action.required or required or in_group else f'[{word}]'

    # ---- paragraphs and actions
    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % {'prog': self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, ' ' * self._current_indent) + '\n\n'

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        width = max(self._width - position, 11)
        room = position - self._current_indent - 2
        header = self._format_action_invocation(action)
        indent = ' ' * self._current_indent
        first_indent = position
        if action.help and len(header) <= room:
            parts = [f'{indent}{header:<{room}}  ']
            first_indent = 0
        else:
            parts = [f'{indent}{header}\n']
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                lines = self._split_lines(text, width)
                parts.append(f"{' ' * first_indent}{lines[0]}\n")
                parts += [f"{' ' * position}{line}\n" for line in lines[1:]]
        elif not parts[0].endswith('\n'):
            parts.append('\n')
        for inner in self._iter_indented_subactions(action):
            parts.append(self._format_action(inner))
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return ' '.join(self._metavar_formatter(action, default)(1))
        names = ', '.join(action.option_strings)
        if action.nargs == 0:
            return names
        return f'{names} {self._format_args(action, self._get_default_metavar_for_optional(action))}'

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            name = action.metavar
        elif action.choices is not None:
            name = _choices_text(action.choices)
        else:
            name = default_metavar
        return lambda size: name if isinstance(name, tuple) else (name,) * size

    def _format_args(self, action, default_metavar):
        names = self._metavar_formatter(action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return '%s' % names(1)
        if nargs == OPTIONAL:
            return '[%s]' % names(1)
        if nargs == ZERO_OR_MORE:
            name = names(1)
            return '[%s [%s ...]]' % name if len(name) == 2 else '[%s ...]' % name
        if nargs == ONE_OR_MORE:
            return '%s [%s ...]' % names(2)
        if nargs == REMAINDER:
            return '...'
        if nargs == PARSER:
            return '%s ...' % names(1)
        if nargs == SUPPRESS:
            return ''
        try:
            words = ['%s' for _ in range(nargs)]
        except TypeError:
            raise ValueError('invalid nargs value') from None
        return ' '.join(words) % names(nargs)

    def _expand_help(self, action):
        text = self._get_help_string(action)
        if '%' not in text:
            return text
        values = {}
        for name, value in dict(vars(action), prog=self._prog).items():
            if value is not SUPPRESS:
                values[name] = value.__name__ if hasattr(value, '__name__') else value
        if values.get('choices') is not None:
            values['choices'] = ', '.join(map(str, values['choices']))
        return text % values

    def _iter_indented_subactions(self, action):
        inner = getattr(action, '_get_subactions', None)
        if inner is not None:
            self._indent()
            yield from inner()
            self._dedent()

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(_normal_space(text), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(_normal_space(text), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves descriptions as they are written."""

    def _fill_text(self, text, width, indent):
        return ''.join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all text as it is written."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds default values to the help."""

    def _get_help_string(self, action):
        text = action.help or ''
        if '%(default)' in text or action.default is SUPPRESS or action.required:
            return text
        if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
            text += ' (default: %(default)s)'
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the type of a value instead of its name."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__


# ---- errors
def _get_action_name(argument):
    if argument is None:
        return None
    if argument.option_strings:
        return '/'.join(argument.option_strings)
    metavar = argument.metavar
    if metavar not in (None, SUPPRESS):
        if not isinstance(metavar, tuple):
            return metavar
        if argument.nargs == ONE_OR_MORE or argument.nargs == ZERO_OR_MORE and len(metavar) == 2:
            return '%s[, %s]' % metavar
        return ', '.join(metavar)
    if argument.dest not in (None, SUPPRESS):
        return argument.dest
    return _choices_text(argument.choices) if argument.choices else None


class ArgumentError(Exception):
    """Something is wrong with an argument of the command line, or with how one was declared."""

    def __init__(self, argument, message):
        self.argument_name = _get_action_name(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return f'{self.message}'
        return f'argument {self.argument_name}: {self.message}'


class ArgumentTypeError(Exception):
    """Raised by a function given as type; its text becomes the message."""


# ---- actions
class Action(_AttributeHolder):
    """What happens with an argument. A subclass says in __call__(parser, namespace, values, option_string=None) what that is."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
                 help=None, metavar=None, deprecated=False):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.deprecated = deprecated

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in (
            'option_strings', 'dest', 'nargs', 'const', 'default', 'type', 'choices', 'required', 'help', 'metavar', 'deprecated')]

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError('.__call__() not defined')


class BooleanOptionalAction(Action):
    """--name and --no-name."""

    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        both = []
        for option in option_strings:
            both.append(option)
            if option.startswith('--'):
                if option.startswith('--no-'):
                    raise ValueError(f'invalid option name {option!r} for BooleanOptionalAction')
                both.append('--no-' + option[2:])
        super().__init__(option_strings=both, dest=dest, nargs=0, default=default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith('--no-'))

    def format_usage(self):
        return ' | '.join(self.option_strings)


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
                 help=None, metavar=None, deprecated=False):
        if nargs == 0:
            raise ValueError(self._needs_values)
        if const is not None and nargs != OPTIONAL:
            raise ValueError(f'nargs must be {OPTIONAL!r} to supply const')
        super().__init__(option_strings=option_strings, dest=dest, nargs=nargs, const=const, default=default, type=type,
                         choices=choices, required=required, help=help, metavar=metavar, deprecated=deprecated)

    _needs_values = ('nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const '
                     'may be more appropriate')

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None, deprecated=False):
        super().__init__(option_strings=option_strings, dest=dest, nargs=0, const=const, default=default, required=required,
                         help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None, deprecated=False):
        super().__init__(option_strings=option_strings, dest=dest, const=True, default=default, required=required, help=help,
                         deprecated=deprecated)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None, deprecated=False):
        super().__init__(option_strings=option_strings, dest=dest, const=False, default=default, required=required, help=help,
                         deprecated=deprecated)


class _AppendAction(_StoreAction):
    _needs_values = ('nargs for append actions must be != 0; if arg strings are not supplying the value to append, the append const '
                     'action may be more appropriate')

    def __call__(self, parser, namespace, values, option_string=None):
        items = _copy_items(getattr(namespace, self.dest, None))
        items.append(values)
        setattr(namespace, self.dest, items)


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _copy_items(getattr(namespace, self.dest, None))
        items.extend(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None, deprecated=False):
        super().__init__(option_strings=option_strings, dest=dest, nargs=0, const=const, default=default, required=required,
                         help=help, metavar=metavar, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        items = _copy_items(getattr(namespace, self.dest, None))
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        super().__init__(option_strings=option_strings, dest=dest, nargs=0, default=default, required=required, help=help,
                         deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        count = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, (0 if count is None else count) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings=option_strings, dest=dest, default=default, nargs=0, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        if help is None:
            help = "show program's version number and exit"
        super().__init__(option_strings=option_strings, dest=dest, default=default, nargs=0, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        formatter = parser._get_formatter()
        formatter.add_text(parser.version if self.version is None else self.version)
        parser._print_message(formatter.format_help(), sys.stdout)
        parser.exit()


class _SubParsersAction(Action):
    """The first word chooses the parser for the others."""

    class _ChoicesPseudoAction(Action):
        """A command, as help shows it."""

        def __init__(self, name, aliases, help):
            metavar = f"{name} ({', '.join(aliases)})" if aliases else name
            super().__init__(option_strings=[], dest=name, help=help, metavar=metavar)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._name_parser_map = {}
        self._choices_actions = []
        self._deprecated = set()
        self._color = True
        super().__init__(option_strings=option_strings, dest=dest, nargs=PARSER, choices=self._name_parser_map, required=required,
                         help=help, metavar=metavar)

    def add_parser(self, name, *, deprecated=False, **kwargs):
        """Adds a command; gives its parser. With aliases=(...), it has several names."""
        if kwargs.get('prog') is None:
            kwargs['prog'] = f'{self._prog_prefix} {name}'
        if kwargs.get('color') is None:
            kwargs['color'] = self._color
        aliases = kwargs.pop('aliases', ())
        if name in self._name_parser_map:
            raise ValueError(f'conflicting subparser: {name}')
        for alias in aliases:
            if alias in self._name_parser_map:
                raise ValueError(f'conflicting subparser alias: {alias}')
        shown = None
        if 'help' in kwargs:
            shown = self._ChoicesPseudoAction(name, aliases, kwargs.pop('help'))
            self._choices_actions.append(shown)
        parser = self._parser_class(**kwargs)
        if shown is not None:
            parser._check_help(shown)
        for each in (name, *aliases):
            self._name_parser_map[each] = parser
            if deprecated:
                self._deprecated.add(each)
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, *words = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        try:
            chosen = self._name_parser_map[name]
        except KeyError:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self._name_parser_map)})")
        if name in self._deprecated:
            parser._warning(f"command '{name}' is deprecated")
        # A namespace of its own, so that the command's defaults win.
        inner, words = chosen.parse_known_args(words, None)
        for key, value in vars(inner).items():
            setattr(namespace, key, value)
        if words:
            if not hasattr(namespace, _UNRECOGNIZED_ARGS_ATTR):
                setattr(namespace, _UNRECOGNIZED_ARGS_ATTR, [])
            getattr(namespace, _UNRECOGNIZED_ARGS_ATTR).extend(words)


# ---- types and results
class FileType:
    """A type that opens the file that is named; - is standard input or output. Deprecated."""

    def __init__(self, mode='r', bufsize=-1, encoding=None, errors=None):
        import warnings
        warnings.warn('FileType is deprecated. Simply open files after parsing arguments.', category=PendingDeprecationWarning,
                      stacklevel=2)
        self._mode = mode
        self._bufsize = bufsize
        self._encoding = encoding
        self._errors = errors

    def __call__(self, string):
        if string == '-':
            if 'r' in self._mode:
                stream = sys.stdin
            elif any(char in self._mode for char in 'wax'):
                stream = sys.stdout
            else:
                raise ValueError(f'argument "-" with mode {self._mode!r}')
            return stream.buffer if 'b' in self._mode else stream
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}")

    def __repr__(self):
        parts = [repr(value) for value in (self._mode, self._bufsize) if value != -1]
        parts += [f'{name}={value!r}' for name, value in (('encoding', self._encoding), ('errors', self._errors)) if value is not None]
        return f"{type(self).__name__}({', '.join(parts)})"


class Namespace(_AttributeHolder):
    """An object with the attributes that it is given."""

    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return vars(self) == vars(other)

    def __contains__(self, key):
        return key in self.__dict__


# ---- how many words an action takes
def _looks_like_negative_number(text):
    """-1, -.5, and whatever else begins so."""
    rest = text[1:]
    return text[:1] == '-' and (rest[1:2] if rest[:1] == '.' else rest[:1]).isdecimal()


def _needs(nargs, is_option):
    """(the letters that are taken, how many at least, how many at most)."""
    if nargs is None:
        return 'A', 1, 1
    if nargs == OPTIONAL:
        return 'A', 0, 1
    if nargs == ZERO_OR_MORE:
        return 'A', 0, None
    if nargs == ONE_OR_MORE:
        return 'A', 1, None
    if nargs == REMAINDER:
        return 'AO', 0, None
    if nargs == PARSER:
        return 'AO', 1, None
    if nargs == SUPPRESS:
        return '', 0, 0
    return 'AO' if is_option else 'A', nargs, nargs


def _possible_ends(action, pattern, start):
    """Where what an action takes of a pattern may end, the furthest first. Positional arguments also swallow the `--`."""
    letters, least, most = _needs(action.nargs, action.option_strings)
    ends = [start] if least == 0 else []
    count = 0
    at = start
    while at < len(pattern):
        letter = pattern[at]
        if letter == '-':
            if action.option_strings:
                break
        elif letter not in letters or count == most or letter == 'O' and count == 0 and action.nargs == PARSER:
            break
        else:
            count += 1
        at += 1
        if count >= least:
            ends.append(at)
    ends.reverse()
    return ends


def _fit(actions, pattern):
    """How many words each of several actions takes from the beginning of a pattern, earlier ones as many as possible; None if it cannot be."""
    hopeless = set()

    def place(index, start):
        if index == len(actions):
            return []
        if (index, start) not in hopeless:
            for end in _possible_ends(actions[index], pattern, start):
                rest = place(index + 1, end)
                if rest is not None:
                    return [end - start, *rest]
            hopeless.add((index, start))
        return None

    return place(0, 0)


# ---- what has actions
class _ActionsContainer:
    """A parser or a group of one: actions can be added to it."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description = description
        self.argument_default = argument_default
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        self._registries = {}
        for name, action in _ACTIONS.items():
            self.register('action', name, action)
        self._get_handler()
        self._actions = []
        self._option_string_actions = {}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._defaults = {}
        # Not empty when some option looks like a negative number. A list, because groups share it.
        self._has_negative_number_optionals = []

    def register(self, registry_name, value, object):
        """Gives a name to an action or a type."""
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default=None):
        return self._registries[registry_name].get(value, default)

    def set_defaults(self, **kwargs):
        """Sets defaults of several attributes, also of such that no argument sets."""
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        """The default of an attribute, or None."""
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        """add_argument(dest, ..., name=value, ...) or add_argument(option, option, ..., name=value, ...); gives the action."""
        if not args or len(args) == 1 and args[0][0] not in self.prefix_chars:
            if args and 'dest' in kwargs:
                raise TypeError('dest supplied twice for positional argument, did you mean metavar?')
            kwargs = self._get_positional_kwargs(*args, **kwargs)
        else:
            kwargs = self._get_optional_kwargs(*args, **kwargs)
        if 'default' not in kwargs:
            dest = kwargs['dest']
            if dest in self._defaults:
                kwargs['default'] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs['default'] = self.argument_default
        name = kwargs.get('action')
        cls = self._pop_action_class(kwargs)
        if not callable(cls):
            raise ValueError(f'unknown action {cls!r}')
        action = cls(**kwargs)
        if not action.option_strings and action.nargs == 0:
            raise ValueError(f'action {name!r} is not valid for positional arguments')
        function = self._registry_get('type', action.type, action.type)
        if not callable(function):
            raise TypeError(f'{function!r} is not callable')
        if function is FileType:
            raise TypeError(f'{function!r} is a FileType class object, instance of it must be passed')
        if hasattr(self, '_get_validation_formatter'):
            try:
                self._get_validation_formatter()._format_args(action, None)
            except TypeError:
                raise ValueError('length of metavar tuple does not match nargs')
        self._check_help(action)
        return self._add_action(action)

    def add_argument_group(self, *args, **kwargs):
        """Adds a group: help shows its arguments together, below a title."""
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        """Adds a group of arguments of which one can be given at most, or just one with required=True."""
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_action(self, action):
        self._check_conflict(action)
        self._actions.append(action)
        action.container = self
        for option in action.option_strings:
            self._option_string_actions[option] = action
            if _looks_like_negative_number(option) and not self._has_negative_number_optionals:
                self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _add_container_actions(self, container):
        """Takes over what a parent parser has; groups of the same title become one."""
        groups = {}
        for group in self._action_groups:
            if group.title in groups:
                raise ValueError(f'cannot merge actions - two groups are named {group.title!r}')
            groups[group.title] = group
        new_home = {}
        for group in container._action_groups:
            if group.title not in groups:
                groups[group.title] = self.add_argument_group(
                    title=group.title, description=group.description, conflict_handler=group.conflict_handler)
            for action in group._group_actions:
                new_home[action] = groups[group.title]
        for group in container._mutually_exclusive_groups:
            home = self if group._container is container else groups[group._container.title]
            exclusive = home.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                new_home[action] = exclusive
        for action in container._actions:
            new_home.get(action, self)._add_action(action)

    def _get_positional_kwargs(self, dest, **kwargs):
        if 'required' in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get('nargs')
        if nargs == 0:
            raise ValueError('nargs for positionals must be != 0')
        if nargs not in [OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS]:
            kwargs['required'] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _get_optional_kwargs(self, *args, **kwargs):
        chars = self.prefix_chars
        for option in args:
            if option[0] not in chars:
                raise ValueError(f'invalid option string {option!r}: must start with a character {chars!r}')
        dest = kwargs.pop('dest', None)
        if dest is None:
            long = [option for option in args if len(option) > 1 and option[1] in chars]
            dest = (long or args)[0].lstrip(chars)
            if not dest:
                raise TypeError(f'dest= is required for options like {args[-1]!r}')
            dest = dest.replace('-', '_')
        return dict(kwargs, dest=dest, option_strings=list(args))

    def _pop_action_class(self, kwargs, default=None):
        action = kwargs.pop('action', default)
        return self._registry_get('action', action, action)

    # ---- two actions with one option
    def _get_handler(self):
        handler = getattr(self, f'_handle_conflict_{self.conflict_handler}', None)
        if handler is None:
            raise ValueError(f'invalid conflict_resolution value: {self.conflict_handler!r}')
        return handler

    def _check_conflict(self, action):
        known = self._option_string_actions
        conflicts = [(option, known[option]) for option in action.option_strings if option in known]
        if conflicts:
            self._get_handler()(action, conflicts)

    def _handle_conflict_error(self, action, conflicting_actions):
        options = ', '.join([option for option, _ in conflicting_actions])
        raise ArgumentError(action, f"conflicting option string{'s' if len(conflicting_actions) > 1 else ''}: {options}")

    def _handle_conflict_resolve(self, action, conflicting_actions):
        for option, older in conflicting_actions:
            older.option_strings.remove(option)
            self._option_string_actions.pop(option, None)
            if not older.option_strings:
                older.container._remove_action(older)

    def _check_help(self, action):
        if action.help and hasattr(self, '_get_validation_formatter'):
            try:
                self._get_validation_formatter()._expand_help(action)
            except (ValueError, TypeError, KeyError) as error:
                raise ValueError('badly formed help string') from error


# The actions that have names.
_ACTIONS = {
    None: _StoreAction, 'store': _StoreAction, 'store_const': _StoreConstAction, 'store_true': _StoreTrueAction,
    'store_false': _StoreFalseAction, 'append': _AppendAction, 'append_const': _AppendConstAction, 'count': _CountAction,
    'help': _HelpAction, 'version': _VersionAction, 'parsers': _SubParsersAction, 'extend': _ExtendAction,
}


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        if 'prefix_chars' in kwargs:
            import warnings
            warnings.warn("The use of the undocumented 'prefix_chars' parameter in ArgumentParser.add_argument_group() is deprecated.",
                          DeprecationWarning, stacklevel=3)
        for name in ('conflict_handler', 'prefix_chars', 'argument_default'):
            kwargs.setdefault(name, getattr(container, name))
        super().__init__(description=description, **kwargs)
        self.title = title
        self._group_actions = []
        self._registries = container._registries
        self._actions = container._actions
        self._option_string_actions = container._option_string_actions
        self._defaults = container._defaults
        self._has_negative_number_optionals = container._has_negative_number_optionals
        self._mutually_exclusive_groups = container._mutually_exclusive_groups

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        raise ValueError('argument groups cannot be nested')


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required
        self._container = container

    def _add_action(self, action):
        if action.required:
            raise ValueError('mutually exclusive arguments must be optional')
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)

    def add_mutually_exclusive_group(self, **kwargs):
        raise ValueError('mutually exclusive groups cannot be nested')


def _prog_name(prog=None):
    """The program as somebody would call it: the name of its file, or `python -m name`."""
    if prog is not None:
        return prog
    arg0 = sys.argv[0]
    spec = getattr(sys.modules.get('__main__'), '__spec__', None)
    if spec is None or spec.name != '__main__' and arg0 not in (spec.origin, f'<frozen {spec.name}>'):
        return os.path.basename(arg0)
    python = os.path.basename(sys.executable)
    if spec.name == '__main__':
        return f'{python} {arg0}'
    return f"{python} -m {spec.name.removesuffix('.__main__')}"


class _Run:
    """One reading of a command line."""

    def __init__(self, parser, words, namespace):
        self.parser = parser
        self.words = words
        self.namespace = namespace
        self.excluded = {}
        for group in parser._mutually_exclusive_groups:
            members = group._group_actions
            for index, action in enumerate(members):
                self.excluded.setdefault(action, []).extend(members[:index] + members[index + 1:])
        # Where options are, and what each may be.
        self.options = {}
        letters = []
        for index, word in enumerate(words):
            if word == '--':
                letters.append('-' + 'A' * (len(words) - index - 1))
                break
            found = parser._parse_optional(word)
            if found is not None:
                self.options[index] = found
            letters.append('A' if found is None else 'O')
        self.pattern = ''.join(letters)
        self.positionals = parser._get_positional_actions()
        self.extras = []
        self.extras_pattern = []
        self.seen = set()
        self.seen_non_default = set()
        self.warned = set()

    def run(self, intermixed):
        last_option = max(self.options, default=-1)
        at = 0
        while at <= last_option:
            option = at
            while option not in self.options:
                option += 1
            if not intermixed and at != option:
                end = self.take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.leave(at, option)
                at = option
            at = self.take_option(at)
        if not intermixed:
            self.extras.extend(self.words[self.take_positionals(at):])
        else:
            self.leave(at, len(self.words))
            self.take_intermixed()
        self.finish()
        return self.namespace, self.extras

    def leave(self, start, stop):
        """Nobody takes these words, or not yet."""
        self.extras.extend(self.words[start:stop])
        self.extras_pattern.extend(self.pattern[start:stop])

    def take(self, action, words, option=None):
        self.seen.add(action)
        value = self.parser._get_values(action, words)
        if action.option_strings or words:
            self.seen_non_default.add(action)
            for other in self.excluded.get(action, ()):
                if other in self.seen_non_default:
                    raise ArgumentError(action, f'not allowed with argument {_get_action_name(other)}')
        if value is not SUPPRESS:
            action(self.parser, self.namespace, value, option)

    def warn_once(self, name, text):
        if name not in self.warned:
            self.parser._warning(text)
            self.warned.add(name)

    def take_option(self, start):
        """Takes an option, or several short ones in a word, with its arguments; gives where they end."""
        found = self.options[start]
        if len(found) > 1:
            matches = ', '.join([option for _, option, _, _ in found])
            raise ArgumentError(None, f'ambiguous option: {self.words[start]} could match {matches}')
        action, option, separator, explicit = found[0]
        if action is None:
            self.leave(start, start + 1)
            return start + 1
        parser = self.parser
        chars = parser.prefix_chars
        stop = start + 1
        taken = []
        while True:
            if explicit is None:
                count = parser._match_argument(action, self.pattern[stop:])
                taken.append((action, self.words[stop:stop + count], option))
                stop += count
                break
            count = parser._match_argument(action, 'A')
            if count == 1:
                taken.append((action, [explicit], option))
                break
            if count != 0 or option[1] in chars or explicit == '' or separator or explicit[0] in chars:
                raise ArgumentError(action, f'ignored explicit argument {explicit!r}')
            # A short option without arguments: the next character is another one.
            taken.append((action, [], option))
            option = option[0] + explicit[0]
            if option not in parser._option_string_actions:
                self.extras.append(option[0] + explicit)
                self.extras_pattern.append('O')
                break
            action = parser._option_string_actions[option]
            explicit = explicit[1:]
            if not explicit:
                separator = explicit = None
            elif explicit[0] == '=':
                separator = '='
                explicit = explicit[1:]
            else:
                separator = ''
        for action, words, option in taken:
            if action.deprecated:
                self.warn_once(option, f"option '{option}' is deprecated")
            self.take(action, words, option)
        return stop

    def take_positionals(self, start):
        """Takes as many positional arguments as there are words for; gives where they end."""
        counts = self.parser._match_arguments_partial(self.positionals, self.pattern[start:])
        for action, count in zip(self.positionals, counts):
            words = self.words[start:start + count]
            pattern = self.pattern[start:start + count]
            if action.nargs == PARSER:
                if pattern[:1] == '-':
                    words.remove('--')
            elif action.nargs != REMAINDER and '-' in pattern:
                words.remove('--')
            start += count
            if words and action.deprecated:
                self.warn_once(action.dest, f"argument '{action.dest}' is deprecated")
            self.take(action, words)
        self.positionals[:] = self.positionals[len(counts):]
        return start

    def take_intermixed(self):
        """Positional arguments from all the words between the options."""
        pattern = ''.join(self.extras_pattern)
        extras = self.extras
        self.words = [word for word, letter in zip(extras, pattern) if letter != 'O']
        self.pattern = pattern.replace('O', '')
        left = self.take_positionals(0)
        self.extras = []
        for word, letter in zip(extras, pattern):
            if left and letter != 'O':
                left -= 1
            else:
                self.extras.append(word)

    def finish(self):
        """Looks for what is missing, and converts defaults that are text."""
        parser = self.parser
        missing = []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_get_action_name(action))
            elif (isinstance(action.default, str) and hasattr(self.namespace, action.dest)
                    and action.default is getattr(self.namespace, action.dest)):
                setattr(self.namespace, action.dest, parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        for group in parser._mutually_exclusive_groups:
            if group.required and not any(action in self.seen_non_default for action in group._group_actions):
                names = [_get_action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")


class ArgumentParser(_AttributeHolder, _ActionsContainer):
    """Reads command lines.

    prog, usage, description, epilog: for the help. parents: parsers whose arguments are taken over. formatter_class: how help is
    written. prefix_chars: what options begin with. fromfile_prefix_chars: what names of files with more arguments begin with.
    argument_default: the default of all arguments. conflict_handler: 'error' or 'resolve'. add_help: whether -h is an option.
    allow_abbrev: whether long options may be cut short. exit_on_error: whether a mistake ends the program.
    suggest_on_error: whether a mistyped choice is answered with a similar one.
    """

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
                 prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error', add_help=True,
                 allow_abbrev=True, exit_on_error=True, *, suggest_on_error=False, color=True):
        _ActionsContainer.__init__(self, description=description, prefix_chars=prefix_chars, argument_default=argument_default,
                                   conflict_handler=conflict_handler)
        self.prog = _prog_name(prog)
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self.suggest_on_error = suggest_on_error
        self.color = color
        self._cached_formatter = None
        self._positionals = self.add_argument_group('positional arguments')
        self._optionals = self.add_argument_group('options')
        self._subparsers = None
        self.register('type', None, _identity)
        prefix = '-' if '-' in prefix_chars else prefix_chars[0]
        if self.add_help:
            self.add_argument(prefix + 'h', prefix * 2 + 'help', action='help', default=SUPPRESS,
                              help='show this help message and exit')
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError('parents must be a list of ArgumentParser')
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in (
            'prog', 'usage', 'description', 'formatter_class', 'conflict_handler', 'add_help')]

    # ---- declaring
    def add_subparsers(self, **kwargs):
        """An argument that chooses among commands with parsers of their own: add_parser() of what is given adds one."""
        if self._subparsers is not None:
            raise ValueError('cannot have multiple subparser arguments')
        kwargs.setdefault('parser_class', type(self))
        if 'title' in kwargs or 'description' in kwargs:
            title = kwargs.pop('title', 'subcommands')
            self._subparsers = self.add_argument_group(title, kwargs.pop('description', None))
        else:
            self._subparsers = self._positionals
        if kwargs.get('prog') is None:
            formatter = self.formatter_class(prog=self.prog)
            formatter._set_color(False)
            formatter.add_usage(None, self._get_positional_actions(), self._mutually_exclusive_groups, '')
            kwargs['prog'] = formatter.format_help().strip()
        cls = self._pop_action_class(kwargs, 'parsers')
        action = cls(option_strings=[], **kwargs)
        action._color = self.color
        self._check_help(action)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        group = self._optionals if action.option_strings else self._positionals
        group._add_action(action)
        return action

    def _get_optional_actions(self):
        return [action for action in self._actions if action.option_strings]

    def _get_positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    # ---- reading
    def parse_args(self, args=None, namespace=None):
        """The values of a command line (that of the program) as a namespace. A mistake is printed and ends the program."""
        return self._complete(*self.parse_known_args(args, namespace))

    def parse_known_args(self, args=None, namespace=None):
        """As parse_args, but gives words that nobody takes as a list."""
        return self._parse_known_args2(args, namespace, intermixed=False)

    def parse_intermixed_args(self, args=None, namespace=None):
        """As parse_args; positional arguments may be anywhere between options."""
        return self._complete(*self.parse_known_intermixed_args(args, namespace))

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """As parse_intermixed_args, but gives words that nobody takes as a list."""
        for action in self._get_positional_actions():
            if action.nargs in [PARSER, REMAINDER]:
                raise TypeError(f'parse_intermixed_args: positional arg with nargs={action.nargs}')
        return self._parse_known_args2(args, namespace, intermixed=True)

    def _complete(self, namespace, extras):
        if extras:
            message = f"unrecognized arguments: {' '.join(extras)}"
            if not self.exit_on_error:
                raise ArgumentError(None, message)
            self.error(message)
        return namespace

    def _parse_known_args2(self, args, namespace, intermixed):
        args = sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            namespace, args = self._parse_known_args(args, namespace, intermixed)
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        if hasattr(namespace, _UNRECOGNIZED_ARGS_ATTR):
            args.extend(getattr(namespace, _UNRECOGNIZED_ARGS_ATTR))
            delattr(namespace, _UNRECOGNIZED_ARGS_ATTR)
        return namespace, args

    def _parse_known_args(self, arg_strings, namespace, intermixed):
        if self.fromfile_prefix_chars is not None:
            arg_strings = self._read_args_from_files(arg_strings)
        return _Run(self, arg_strings, namespace).run(intermixed)

    def _read_args_from_files(self, arg_strings):
        words = []
        for word in arg_strings:
            if not word or word[0] not in self.fromfile_prefix_chars:
                words.append(word)
                continue
            try:
                with open(word[1:], encoding=sys.getfilesystemencoding(), errors=sys.getfilesystemencodeerrors()) as file:
                    inner = [part for line in file.read().splitlines() for part in self.convert_arg_line_to_args(line)]
                words.extend(self._read_args_from_files(inner))
            except OSError as error:
                raise ArgumentError(None, str(error))
        return words

    def convert_arg_line_to_args(self, arg_line):
        """The arguments in a line of a file: the whole line is one. May be overridden."""
        return [arg_line]

    def _match_argument(self, action, arg_strings_pattern):
        ends = _possible_ends(action, arg_strings_pattern, 0)
        if ends:
            return ends[0]
        nargs = action.nargs
        if nargs is None:
            message = 'expected one argument'
        elif nargs == OPTIONAL:
            message = 'expected at most one argument'
        elif nargs == ONE_OR_MORE:
            message = 'expected at least one argument'
        else:
            message = f"expected {nargs} argument{'' if nargs == 1 else 's'}"
        raise ArgumentError(action, message)

    def _match_arguments_partial(self, actions, arg_strings_pattern):
        """How many words each of the first actions takes, of as many actions as possible."""
        for count in range(len(actions), 0, -1):
            counts = _fit(actions[:count], arg_strings_pattern)
            if counts is not None:
                if arg_strings_pattern[sum(counts):][:1] == 'O':
                    # What takes nothing may do so behind the option as well.
                    while counts and not counts[-1]:
                        del counts[-1]
                return counts
        return []

    def _parse_optional(self, arg_string):
        """What option a word may be, as a list of (action, option, separator, argument in the word); None if it is none."""
        if not arg_string or arg_string[0] not in self.prefix_chars:
            return None
        known = self._option_string_actions
        if arg_string in known:
            return [(known[arg_string], arg_string, None, None)]
        if len(arg_string) == 1:
            return None
        option, separator, explicit = arg_string.partition('=')
        if separator and option in known:
            return [(known[option], option, separator, explicit)]
        found = self._get_option_tuples(arg_string)
        if found:
            return found
        if _looks_like_negative_number(arg_string) and not self._has_negative_number_optionals:
            return None
        if ' ' in arg_string:
            return None
        return [(None, arg_string, None, None)]

    def _get_option_tuples(self, option_string):
        """The options that a word may be a short form of."""
        prefix, separator, explicit = option_string.partition('=')
        if not separator:
            separator = explicit = None
        found = []
        if option_string[1] in self.prefix_chars:
            if self.allow_abbrev:
                for option, action in self._option_string_actions.items():
                    if option.startswith(prefix):
                        found.append((action, option, separator, explicit))
            return found
        for option, action in self._option_string_actions.items():
            if option == option_string[:2]:
                found.append((action, option, '', option_string[2:]))
            elif self.allow_abbrev and option.startswith(prefix):
                found.append((action, option, separator, explicit))
        return found

    # ---- values
    def _get_values(self, action, arg_strings):
        nargs = action.nargs
        if not arg_strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str) and value is not SUPPRESS:
                value = self._get_value(action, value)
            return value
        if not arg_strings and nargs == ZERO_OR_MORE and not action.option_strings:
            return [] if action.default is None else action.default
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, word) for word in arg_strings]
        if nargs != REMAINDER:
            for value in values[:1] if nargs == PARSER else values:
                self._check_value(action, value)
        return values[0] if len(values) == 1 and nargs in (None, OPTIONAL) else values

    def _get_value(self, action, arg_string):
        function = self._registry_get('type', action.type, action.type)
        if not callable(function):
            raise TypeError(f'{function!r} is not callable')
        try:
            return function(arg_string)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            raise ArgumentError(action, f'invalid {name} value: {arg_string!r}')

    def _check_value(self, action, value):
        choices = action.choices
        if choices is None:
            return
        # A part of a text is no choice; a character is.
        if value in (iter(choices) if isinstance(choices, str) else choices):
            return
        maybe = ''
        if self.suggest_on_error and isinstance(value, str) and all(isinstance(choice, str) for choice in choices):
            import difflib
            similar = difflib.get_close_matches(value, choices, 1)
            if similar:
                maybe = f', maybe you meant {similar[0]!r}?'
        shown = ', '.join(repr(str(choice)) for choice in choices)
        raise ArgumentError(action, f'invalid choice: {str(value)!r}{maybe} (choose from {shown})')

    # ---- help
    def format_usage(self):
        """How the program is called, as text."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        """The whole help, as text."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _get_formatter(self):
        formatter = self.formatter_class(prog=self.prog)
        if hasattr(formatter, '_set_color'):
            formatter._set_color(self.color)
        return formatter

    def _get_validation_formatter(self):
        if self._cached_formatter is None:
            self._cached_formatter = self._get_formatter()
        return self._cached_formatter

    def print_usage(self, file=None):
        """Prints how the program is called."""
        self._print_message(self.format_usage(), sys.stdout if file is None else file)

    def print_help(self, file=None):
        """Prints the help."""
        self._print_message(self.format_help(), sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            try:
                (file or sys.stderr).write(message)
            except (AttributeError, OSError):
                pass

    # ---- ends
    def exit(self, status=0, message=None):
        """Ends the program. May be overridden."""
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        """Prints the usage and a message to standard error and ends the program with status 2. May be overridden."""
        self.print_usage(sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')

    def _warning(self, message):
        self._print_message(f'{self.prog}: warning: {message}\n', sys.stderr)
