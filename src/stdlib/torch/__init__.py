"""A beginning of torch: so far only torch._dynamo.code_context. Whatever else is asked for is refused."""


def __getattr__(name):
    raise AttributeError(
        f'module {__name__!r} has no attribute {name!r} (of torch, glasspy has only torch._dynamo.code_context so far)')
