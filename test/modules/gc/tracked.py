# gc.is_tracked(): which objects CPython has its collector keep an eye on.
import gc,array,re,collections,struct,itertools,functools,contextvars,types
v=contextvars.ContextVar('v'); tok=v.set(1)
for n,o in dict(range=range(3),slice=slice(1),bytearray=bytearray(),mv=memoryview(b''),code=(lambda:0).__code__,it=iter([]),rit=iter(range(2)),zip=zip(),len=len,meth=[].append,prop=property(),cell=types.CellType(1),module=gc,arr=array.array('i'),pat=re.compile('a'),deque=collections.deque(),obj=object(),exc=ValueError(),count=itertools.count(),part=functools.partial(id),v=v,tok=tok,ctx=contextvars.Context(),gen=(i for i in []),cplx=1j,fs=frozenset(),dk={}.keys(),ell=...,ni=NotImplemented,mdesc=str.join,ga=list[int],strit=iter('a'),emptytuple=(),tl=([],),d0={}).items():
    print(n, gc.is_tracked(o))
# expect: range False
# expect: slice True
# expect: bytearray False
# expect: mv True
# expect: code False
# expect: it True
# expect: rit False
# expect: zip True
# expect: len True
# expect: meth True
# expect: prop True
# expect: cell True
# expect: module True
# expect: arr True
# expect: pat True
# expect: deque True
# expect: obj False
# expect: exc True
# expect: count True
# expect: part True
# expect: v False
# expect: tok True
# expect: ctx True
# expect: gen True
# expect: cplx False
# expect: fs True
# expect: dk True
# expect: ell False
# expect: ni False
# expect: mdesc True
# expect: ga True
# expect: strit True
# expect: emptytuple False
# expect: tl True
# expect: d0 True
