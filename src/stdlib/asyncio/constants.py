"""Numbers that more than one module of asyncio knows."""

# So many frames are remembered of where a future, a task or a handle was made, in debug mode.
DEBUG_STACK_DEPTH = 10
# Runner.close() waits so many seconds for the threads of the default executor.
THREAD_JOIN_TIMEOUT = 300
