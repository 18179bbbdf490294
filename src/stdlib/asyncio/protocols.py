"""Protocols: what transports call when something happens to a connection. glasspy has no transports that would call them."""

__all__ = ('BaseProtocol', 'Protocol', 'DatagramProtocol', 'SubprocessProtocol', 'BufferedProtocol')


class BaseProtocol:
    """What all protocols have."""

    __slots__ = ()

    def connection_made(self, transport):
        """A connection is there; the transport stands for it."""

    def connection_lost(self, exc):
        """The connection is gone: by an error, or None."""

    def pause_writing(self):
        """The transport's buffer is above its high-water mark."""

    def resume_writing(self):
        """The transport's buffer is below its low-water mark again."""


class Protocol(BaseProtocol):
    """For connections that are streams of bytes."""

    __slots__ = ()

    def data_received(self, data):
        """Bytes came."""

    def eof_received(self):
        """The other side writes no more. A true result keeps the transport open."""


class BufferedProtocol(BaseProtocol):
    """For streams whose bytes go into buffers that the protocol provides."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """A buffer to fill."""

    def buffer_updated(self, nbytes):
        """So many bytes are in the buffer."""

    def eof_received(self):
        """The other side writes no more. A true result keeps the transport open."""


class DatagramProtocol(BaseProtocol):
    """For datagrams."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """A datagram came."""

    def error_received(self, exc):
        """A send or receive failed."""


class SubprocessProtocol(BaseProtocol):
    """For the pipes of a child process."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """The child wrote."""

    def pipe_connection_lost(self, fd, exc):
        """A pipe is closed."""

    def process_exited(self):
        """The child is gone."""
