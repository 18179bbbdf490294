"""TorchDynamo, so far only the contexts of code objects (code_context)."""


def __getattr__(name):
    raise AttributeError(
        f'module {__name__!r} has no attribute {name!r} (of torch, glasspy has only torch._dynamo.code_context so far)')
