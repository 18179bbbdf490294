"""Transports: what stands for a connection. These are the interfaces; glasspy has no sockets or processes behind them."""

__all__ = ('BaseTransport', 'ReadTransport', 'WriteTransport', 'Transport', 'DatagramTransport', 'SubprocessTransport')


class BaseTransport:
    """What all transports have."""

    __slots__ = ('_extra',)

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        """What is known of the connection under this name."""
        return self._extra.get(name, default)

    def is_closing(self):
        """Whether it is closed or being closed."""
        raise NotImplementedError

    def close(self):
        """Close it once what is buffered has been sent."""
        raise NotImplementedError

    def set_protocol(self, protocol):
        """Give it another protocol."""
        raise NotImplementedError

    def get_protocol(self):
        """Its protocol."""
        raise NotImplementedError


class ReadTransport(BaseTransport):
    """A transport that reads."""

    __slots__ = ()

    def is_reading(self):
        """Whether it receives."""
        raise NotImplementedError

    def pause_reading(self):
        """No more data_received() until resume_reading()."""
        raise NotImplementedError

    def resume_reading(self):
        """Receive again."""
        raise NotImplementedError


class WriteTransport(BaseTransport):
    """A transport that writes."""

    __slots__ = ()

    def set_write_buffer_limits(self, high=None, low=None):
        """Set the marks between which writing is paused."""
        raise NotImplementedError

    def get_write_buffer_size(self):
        """How many bytes are buffered."""
        raise NotImplementedError

    def get_write_buffer_limits(self):
        """(low mark, high mark)."""
        raise NotImplementedError

    def write(self, data):
        """Send bytes, later perhaps."""
        raise NotImplementedError

    def writelines(self, list_of_data):
        """Send all of these bytes."""
        self.write(b''.join(list_of_data))

    def write_eof(self):
        """Send no more after what is buffered."""
        raise NotImplementedError

    def can_write_eof(self):
        """Whether write_eof() is supported."""
        raise NotImplementedError

    def abort(self):
        """Close it at once; what is buffered is lost."""
        raise NotImplementedError


class Transport(ReadTransport, WriteTransport):
    """A stream of bytes in both directions."""

    __slots__ = ()


class DatagramTransport(BaseTransport):
    """Datagrams."""

    __slots__ = ()

    def sendto(self, data, addr=None):
        """Send a datagram."""
        raise NotImplementedError

    def abort(self):
        """Close it at once."""
        raise NotImplementedError


class SubprocessTransport(BaseTransport):
    """A child process."""

    __slots__ = ()

    def get_pid(self):
        """Its number."""
        raise NotImplementedError

    def get_returncode(self):
        """How it ended, or None."""
        raise NotImplementedError

    def get_pipe_transport(self, fd):
        """The transport of one of its pipes."""
        raise NotImplementedError

    def send_signal(self, signal):
        """Send it a signal."""
        raise NotImplementedError

    def terminate(self):
        """Ask it to end."""
        raise NotImplementedError

    def kill(self):
        """End it."""
        raise NotImplementedError
