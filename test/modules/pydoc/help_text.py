# help() of functions, classes, methods, properties, instances and modules: the layout of pydoc.
# since: 3.14
import types


class Base:
    """Base doc."""
    z = 3

    def bm(self, a, b=2, *args, k=1, **kw):
        """Base method.

        More."""

    def same(self):
        "b"


class Child(Base):
    __slots__ = ('s1',)
    y: int = 1

    def __init__(self, a):
        "init doc"

    def bm(self, a):
        return 1

    @classmethod
    def cm(cls, t: int) -> str:
        "class method"

    @staticmethod
    def sm(q):
        "static"

    @property
    def prop(self):
        "prop doc"

    @prop.setter
    def prop(self, v):
        pass

    @property
    def ro(self):
        "read only"

    alias = bm
    lam = lambda self: 0


def func(a: int, b='x', *c, d, **e) -> None:
    """Func doc."""


# a comment for nodoc
def nodoc():
    pass


async def afunc(x):
    "async doc"


def longer(alpha_beta_gamma: int = 1000, delta_epsilon: str = 'default value', *, zeta_eta_theta: float = 1.5,
           iota_kappa: 'list[int]' = None) -> dict[str, int]:
    "doc"


help(func)
# expect: Help on function func in module __main__:
# expect:
# expect: func(a: int, b='x', *c, d, **e) -> None
# expect:     Func doc.
# expect:
help(nodoc)
# expect: Help on function nodoc in module __main__:
# expect:
# expect: nodoc()
# expect:     # a comment for nodoc
# expect:
help(afunc)
# expect: Help on function afunc in module __main__:
# expect:
# expect: async afunc(x)
# expect:     async doc
# expect:
help(longer)
# expect: Help on function longer in module __main__:
# expect:
# expect: longer(
# expect:     alpha_beta_gamma: int = 1000,
# expect:     delta_epsilon: str = 'default value',
# expect:     *,
# expect:     zeta_eta_theta: float = 1.5,
# expect:     iota_kappa: list[int] = None
# expect: ) -> dict[str, int]
# expect:     doc
# expect:
help(Base)
# expect: Help on class Base in module __main__:
# expect:
# expect: class Base(builtins.object)
# expect:  |  Base doc.
# expect:  |
# expect:  |  Methods defined here:
# expect:  |
# expect:  |  bm(self, a, b=2, *args, k=1, **kw)
# expect:  |      Base method.
# expect:  |
# expect:  |      More.
# expect:  |
# expect:  |  same(self)
# expect:  |      b
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data descriptors defined here:
# expect:  |
# expect:  |  __dict__
# expect:  |      dictionary for instance variables
# expect:  |
# expect:  |  __weakref__
# expect:  |      list of weak references to the object
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data and other attributes defined here:
# expect:  |
# expect:  |  z = 3
# expect:
help(Child)
# expect: Help on class Child in module __main__:
# expect:
# expect: class Child(Base)
# expect:  |  Child(a)
# expect:  |
# expect:  |  Method resolution order:
# expect:  |      Child
# expect:  |      Base
# expect:  |      builtins.object
# expect:  |
# expect:  |  Methods defined here:
# expect:  |
# expect:  |  __init__(self, a)
# expect:  |      init doc
# expect:  |
# expect:  |  alias = bm(self, a)
# expect:  |
# expect:  |  bm(self, a)
# expect:  |      Base method.
# expect:  |
# expect:  |      More.
# expect:  |
# expect:  |  lam lambda self
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Class methods defined here:
# expect:  |
# expect:  |  cm(t: int) -> str
# expect:  |      class method
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Static methods defined here:
# expect:  |
# expect:  |  sm(q)
# expect:  |      static
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Readonly properties defined here:
# expect:  |
# expect:  |  ro
# expect:  |      read only
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data descriptors defined here:
# expect:  |
# expect:  |  prop
# expect:  |      prop doc
# expect:  |
# expect:  |  s1
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data and other attributes defined here:
# expect:  |
# expect:  |  y = 1
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Methods inherited from Base:
# expect:  |
# expect:  |  same(self)
# expect:  |      b
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data descriptors inherited from Base:
# expect:  |
# expect:  |  __dict__
# expect:  |      dictionary for instance variables
# expect:  |
# expect:  |  __weakref__
# expect:  |      list of weak references to the object
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data and other attributes inherited from Base:
# expect:  |
# expect:  |  z = 3
# expect:
help(Child.bm)
# expect: Help on function bm in module __main__:
# expect:
# expect: bm(self, a)
# expect:     Base method.
# expect:
# expect:     More.
# expect:
help(Child(1).bm)
# expect: Help on method bm in module __main__:
# expect:
# expect: bm(a) method of __main__.Child instance
# expect:     Base method.
# expect:
# expect:     More.
# expect:
help(Child(1))
# expect: Help on Child in module __main__ object:
# expect:
# expect: class Child(Base)
# expect:  |  Child(a)
# expect:  |
# expect:  |  Method resolution order:
# expect:  |      Child
# expect:  |      Base
# expect:  |      builtins.object
# expect:  |
# expect:  |  Methods defined here:
# expect:  |
# expect:  |  __init__(self, a)
# expect:  |      init doc
# expect:  |
# expect:  |  alias = bm(self, a)
# expect:  |
# expect:  |  bm(self, a)
# expect:  |      Base method.
# expect:  |
# expect:  |      More.
# expect:  |
# expect:  |  lam lambda self
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Class methods defined here:
# expect:  |
# expect:  |  cm(t: int) -> str
# expect:  |      class method
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Static methods defined here:
# expect:  |
# expect:  |  sm(q)
# expect:  |      static
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Readonly properties defined here:
# expect:  |
# expect:  |  ro
# expect:  |      read only
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data descriptors defined here:
# expect:  |
# expect:  |  prop
# expect:  |      prop doc
# expect:  |
# expect:  |  s1
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data and other attributes defined here:
# expect:  |
# expect:  |  y = 1
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Methods inherited from Base:
# expect:  |
# expect:  |  same(self)
# expect:  |      b
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data descriptors inherited from Base:
# expect:  |
# expect:  |  __dict__
# expect:  |      dictionary for instance variables
# expect:  |
# expect:  |  __weakref__
# expect:  |      list of weak references to the object
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data and other attributes inherited from Base:
# expect:  |
# expect:  |  z = 3
# expect:
help(Child.prop)
# expect: Help on property:
# expect:
# expect: prop
# expect:     prop doc
# expect:
help(Child.cm)
# expect: Help on method cm in module __main__:
# expect:
# expect: cm(t: int) -> str class method of __main__.Child
# expect:     class method
# expect:
help(Child.s1)
# expect: Help on member descriptor __main__.Child.s1:
# expect:
# expect: s1
# expect:
help(range.start)
# expect: Help on member descriptor builtins.range.start:
# expect:
# expect: start
# expect:
help('no_such_module.thing')
# expect: No Python documentation found for 'no_such_module.thing'.
# expect: Use help() to get the interactive help utility.
# expect: Use help(str) for help on the str class.
# expect:

import pydoc
print(pydoc.render_doc(func))
# expect: Python Library Documentation: function func in module __main__
# expect:
# expect: ffuunncc(a: int, b='x', *c, d, **e) -> None
# expect:     Func doc.
# expect:
print(pydoc.plain('b\bbo\bol\bld\bd'))  # expect: bold
print(pydoc.describe(len), pydoc.describe(Base), pydoc.describe(3), pydoc.describe(str.join), pydoc.describe(int.real))
# expect: built-in function len class Base int method descriptor join getset descriptor builtins.int.real
print(pydoc.locate('os.path.join').__name__, pydoc.locate('nothing.here'))  # expect: join None
print(pydoc.splitdoc('one\n\ntwo\nthree'), pydoc.visiblename('_x'), pydoc.visiblename('__x__'))
# expect: ('one', 'two\nthree') False 1
