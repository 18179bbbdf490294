"""torch._dynamo.config: settings, and patches that hold only where they are made (unlike PyTorch's, which all threads see)."""
import threading

from torch._dynamo import config

print(config.recompile_limit, config.cache_size_limit)  # expect: 8 8
config.cache_size_limit = 3
print(config.recompile_limit, config.accumulated_recompile_limit)  # expect: 3 256
try:
    config.xyz
except AttributeError as error:
    print(error)  # expect: torch._dynamo.config.xyz does not exist
try:
    config.recompile_limt = 1
except AttributeError as error:
    print(error)  # expect: torch._dynamo.config.recompile_limt does not exist
try:
    config.patch(recompile_limt=1)
except AttributeError as error:
    print(error)  # expect: torch._dynamo.config.recompile_limt does not exist
try:
    config.external_table = 'somewhere'
except ValueError as error:
    print(error)  # expect: torch._dynamo.config.external_table is one of 'activation', 'global', not 'somewhere'
try:
    config.specialize_int = True
except NotImplementedError as error:
    print(error)  # expect: torch._dynamo.config.specialize_int = True is not in this build (it is always False)
config.specialize_int = False

with config.patch(recompile_limit=1, verbose=True):
    print(config.recompile_limit, config.verbose)  # expect: 1 True
    with config.patch('recompile_limit', 2):
        print(config.cache_size_limit, config.verbose)  # expect: 2 True
        config.recompile_limit = 5
        print(config.recompile_limit)  # expect: 5
    print(config.recompile_limit)  # expect: 1
print(config.recompile_limit, config.verbose)  # expect: 3 False


@config.patch({'suppress_errors': True})
def patched(depth):
    return config.suppress_errors, depth and patched(depth - 1)


print(patched(1), config.suppress_errors)  # expect: (True, (True, 0)) False
try:
    with config.patch(verbose=True):
        raise KeyError('out')
except KeyError:
    print(config.verbose)  # expect: False

# ---- a patch is not seen by threads that run meanwhile; a setting is
seen, inside, over = [], threading.Event(), threading.Event()


def other():
    inside.wait()
    seen.append(config.recompile_limit)
    with config.patch(recompile_limit=77):
        seen.append(config.recompile_limit)
        over.set()
    config.accumulated_recompile_limit = 9


thread = threading.Thread(target=other)
thread.start()
with config.patch(recompile_limit=42):
    inside.set()
    over.wait()
    print(config.recompile_limit)  # expect: 42
thread.join()
print(seen, config.accumulated_recompile_limit, config.recompile_limit)  # expect: [3, 77] 9 3
print(config.to_dict()['recompile_limit'], 'nested_graph_breaks' in dir(config))  # expect: 3 True
