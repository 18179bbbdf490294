"""The tables of external objects that graphs use by number: who has one, what is in it, and what happens to it."""

import sys


def tables():
    """All tables that somebody may still use, as plain data."""
    from _external import _live

    rows = []
    for about in _live():
        slots = []
        for slot in about['slots']:
            value, was = slot.pop('object'), slot.pop('was')
            if slot['kind'] is None:
                state = 'empty'
            elif value is None:
                state = 'dead'
            else:
                state = 'alive'
            slots.append({**slot, 'state': state, 'object': None if value is None else repr(value), 'was': was if state == 'dead' else None})
        rows.append({**about, 'slots': slots})
    return rows


def as_text(data):
    lines = []
    for table in data:
        lines.append(f"  activation {table['activation']} of {table['function']}  thread {table['thread']}  {table['state']}")
        for slot in table['slots']:
            if slot['state'] == 'empty':
                lines.append(f"    {slot['index']}  empty")
                continue
            shown = slot['object'] if slot['state'] == 'alive' else f"dead, was of type {slot['was']}"
            lines.append(f"    {slot['index']}  {slot['kind']}, held {slot['held']}  {slot['source']} = {shown}  {slot['registered']}")
        if table['stashed']:
            lines.append(f"    {table['stashed']} more held")
    return lines


def trace(file=None):
    """From now on a line each time that a slot is filled or looked up, and when what it holds dies, on `file` (standard error without one); False ends that."""
    import _external
    import weakref

    if file is False:
        _external.log(None)
        return
    watched = {}

    def say(line):
        print(line, file=file or sys.stderr)

    def tell(event, table, index, value, source, place):
        name = f'{table.owner}#{table.activation}[{index}]'
        if event == 'get' and value is None:
            say(f'get   {name}  nothing alive  {place}')
            return
        if value is None:
            say(f'fill  {name}  empty  {place}')
            return
        say(f'{event:5} {name}  {source} = {value!r}  {place}')
        key = (table.owner, table.activation, index)
        if event == 'fill':
            # A dying object has no text any more, so that is made now.
            text = repr(value)
            watched[key] = weakref.ref(value, lambda reference: say(f'die   {name}  {text}') if watched.get(key) is reference else None)

    _external.log(tell)
