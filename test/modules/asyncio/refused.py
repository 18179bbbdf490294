# differs: glasspy has no sockets, processes or signals of event loops; what needs them says so
# Module asyncio: what is refused, by name. CPython would open sockets.
import asyncio


class Echo(asyncio.Protocol):
    def data_received(self, data: bytes) -> None:
        self.transport.write(data)


async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    pass


async def main():
    loop = asyncio.get_running_loop()
    for coro in (asyncio.open_connection('localhost', 80), asyncio.start_server(handle, 'localhost', 80),
                 asyncio.create_subprocess_exec('true'), loop.create_server(Echo, 'localhost', 80),
                 loop.getaddrinfo('localhost', 80), loop.subprocess_shell(Echo, 'true')):
        try:
            await coro
        except NotImplementedError as error:
            print(error)
    for call in (asyncio.StreamReader, lambda: loop.add_reader(0, print), lambda: loop.add_signal_handler(2, print)):
        try:
            call()
        except NotImplementedError as error:
            print(error)


asyncio.run(main())
# expect: asyncio.open_connection(): glasspy has no sockets
# expect: asyncio.start_server(): glasspy has no sockets
# expect: asyncio.create_subprocess_exec(): glasspy has no processes
# expect: loop.create_server(): glasspy has no sockets
# expect: loop.getaddrinfo(): glasspy has no sockets
# expect: loop.subprocess_shell(): glasspy has no processes
# expect: asyncio.StreamReader: glasspy has no sockets
# expect: loop.add_reader(): glasspy has no descriptors to wait for
# expect: loop.add_signal_handler(): glasspy has no signal handlers of event loops
