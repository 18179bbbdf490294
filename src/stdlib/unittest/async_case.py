"""Test cases whose methods are coroutine functions.

All coroutines of a test, from asyncSetUp to its clean-ups, run in one event loop and in one context, made for this test; so do the
plain methods, in that context. The loop is in debug mode.
"""

import asyncio
import contextvars
import inspect
import warnings

from .case import TestCase

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
    """A test case with an event loop of its own."""

    # What makes the loop; None: asyncio.new_event_loop.
    loop_factory = None

    def __init__(self, methodName='runTest'):
        super().__init__(methodName)
        self._asyncioRunner = None
        self._asyncioTestContext = contextvars.copy_context()

    async def asyncSetUp(self):
        """Prepares a test, after setUp."""

    async def asyncTearDown(self):
        """Tidies up after a test, before tearDown."""

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        """A coroutine function to run after asyncTearDown."""
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        """Enters an async context manager, and has it left after asyncTearDown. Gives what entering it gave."""
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            message = f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context manager protocol"
            if hasattr(cls, '__enter__') and hasattr(cls, '__exit__'):
                message += ' but it supports the context manager protocol. Did you mean to use enterContext()?'
            raise TypeError(message) from None
        value = await enter(cm)
        self.addAsyncCleanup(leave, cm, None, None, None)
        return value

    # ---- how the parts of a test are called
    def _run_async(self, coro):
        return self._asyncioRunner.run(coro, context=self._asyncioTestContext)

    def _callMaybeAsync(self, func, /, *args, **kwargs):
        if inspect.iscoroutinefunction(func):
            return self._run_async(func(*args, **kwargs))
        return self._asyncioTestContext.run(func, *args, **kwargs)

    def _callSetUp(self):
        # Plain setUp may ask for the loop.
        self._asyncioRunner.get_loop()
        self._asyncioTestContext.run(self.setUp)
        assert inspect.iscoroutinefunction(self.asyncSetUp), f'{self.asyncSetUp!r} is not an async function'
        self._run_async(self.asyncSetUp())

    def _callTestMethod(self, method):
        value = self._callMaybeAsync(method)
        if value is not None:
            warnings.warn(f'It is deprecated to return a value that is not None from a test case ({method} returned '
                          f'{type(value).__name__!r})', DeprecationWarning, stacklevel=4)

    def _callTearDown(self):
        assert inspect.iscoroutinefunction(self.asyncTearDown), f'{self.asyncTearDown!r} is not an async function'
        self._run_async(self.asyncTearDown())
        self._asyncioTestContext.run(self.tearDown)

    def _callCleanup(self, function, /, *args, **kwargs):
        self._callMaybeAsync(function, *args, **kwargs)

    # ---- the loop
    def _setupAsyncioRunner(self):
        assert self._asyncioRunner is None, 'asyncio runner is already initialized'
        self._asyncioRunner = asyncio.Runner(debug=True, loop_factory=self.loop_factory)

    def _tearDownAsyncioRunner(self):
        self._asyncioRunner.close()

    def run(self, result=None):
        self._setupAsyncioRunner()
        try:
            return super().run(result)
        finally:
            self._tearDownAsyncioRunner()

    def debug(self):
        self._setupAsyncioRunner()
        super().debug()
        self._tearDownAsyncioRunner()
