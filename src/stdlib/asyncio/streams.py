"""Streams and child processes, refused by name: glasspy has no sockets and starts no processes.

The names are there so that programs which mention them, in annotations say, run until they use them.
"""

__all__ = ('StreamReader', 'StreamWriter', 'StreamReaderProtocol', 'open_connection', 'start_server', 'open_unix_connection',
           'start_unix_server', 'create_subprocess_exec', 'create_subprocess_shell', 'Server')

from .events import AbstractServer, _refuse


class StreamReader:
    def __init__(self, *args, **kwargs):
        _refuse('asyncio.StreamReader')


class StreamWriter:
    def __init__(self, *args, **kwargs):
        _refuse('asyncio.StreamWriter')


class StreamReaderProtocol:
    def __init__(self, *args, **kwargs):
        _refuse('asyncio.StreamReaderProtocol')


class Server(AbstractServer):
    def __init__(self, *args, **kwargs):
        _refuse('asyncio.Server')


async def open_connection(*args, **kwargs):
    _refuse('asyncio.open_connection()')


async def start_server(*args, **kwargs):
    _refuse('asyncio.start_server()')


async def open_unix_connection(*args, **kwargs):
    _refuse('asyncio.open_unix_connection()')


async def start_unix_server(*args, **kwargs):
    _refuse('asyncio.start_unix_server()')


async def create_subprocess_exec(*args, **kwargs):
    _refuse('asyncio.create_subprocess_exec()', 'processes')


async def create_subprocess_shell(*args, **kwargs):
    _refuse('asyncio.create_subprocess_shell()', 'processes')
