import sys
print("noisy", __name__)
sys.modules[__name__].extra = "set through sys.modules"
def __getattr__(name):
    if name.startswith("x"):
        return f"made {name}"
    raise AttributeError(f"no {name} here")
def __dir__():
    return ["b", "a"]
