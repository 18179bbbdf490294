# Module csv: reading, writing, dialects, errors; sniffing.
import csv, _csv, io
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__module__, type(e).__name__, e)
for k,vs in {'delimiter':[5,'',None,'ab','\n','"',' ','\r'],'quotechar':[5,'','ab',None,'\n',' ',','],'escapechar':[5,'','ab','\n',' ',',','"'],'lineterminator':[5,None,'','x'],'quoting':[9,'a',None,-1,True],'doublequote':[5,None,[]],'skipinitialspace':[1],'strict':[1],'foo':[1]}.items():
    for v in vs:
        t(lambda: (k,v,[ (a,getattr(_csv.Dialect(**{k:v}),a)) for a in (k,)]))
# expect: builtins TypeError "delimiter" must be a unicode character, not int
# expect: builtins TypeError "delimiter" must be a unicode character, not a string of length 0
# expect: builtins TypeError "delimiter" must be a unicode character, not NoneType
# expect: builtins TypeError "delimiter" must be a unicode character, not a string of length 2
# expect: builtins ValueError bad delimiter value
# expect: builtins ValueError bad delimiter or quotechar value
# expect: ('delimiter', ' ', [('delimiter', ' ')])
# expect: builtins ValueError bad delimiter value
# expect: builtins TypeError "quotechar" must be a unicode character or None, not int
# expect: builtins TypeError "quotechar" must be a unicode character or None, not a string of length 0
# expect: builtins TypeError "quotechar" must be a unicode character or None, not a string of length 2
# expect: ('quotechar', None, [('quotechar', None)])
# expect: builtins ValueError bad quotechar value
# expect: ('quotechar', ' ', [('quotechar', ' ')])
# expect: builtins ValueError bad delimiter or quotechar value
# expect: builtins TypeError "escapechar" must be a unicode character or None, not int
# expect: builtins TypeError "escapechar" must be a unicode character or None, not a string of length 0
# expect: builtins TypeError "escapechar" must be a unicode character or None, not a string of length 2
# expect: builtins ValueError bad escapechar value
# expect: ('escapechar', ' ', [('escapechar', ' ')])
# expect: builtins ValueError bad delimiter or escapechar value
# expect: builtins ValueError bad escapechar or quotechar value
# expect: builtins TypeError "lineterminator" must be a string, not int
# expect: builtins TypeError "lineterminator" must be a string, not NoneType
# expect: ('lineterminator', '', [('lineterminator', '')])
# expect: ('lineterminator', 'x', [('lineterminator', 'x')])
# expect: builtins TypeError bad "quoting" value
# expect: builtins TypeError "quoting" must be an integer, not str
# expect: builtins TypeError "quoting" must be an integer, not NoneType
# expect: builtins TypeError bad "quoting" value
# expect: builtins TypeError "quoting" must be an integer, not bool
# expect: ('doublequote', 5, [('doublequote', True)])
# expect: ('doublequote', None, [('doublequote', False)])
# expect: ('doublequote', [], [('doublequote', False)])
# expect: ('skipinitialspace', 1, [('skipinitialspace', True)])
# expect: ('strict', 1, [('strict', True)])
# expect: builtins TypeError this function got an unexpected keyword argument 'foo'
t(lambda: csv.get_dialect('x')); t(lambda: csv.register_dialect(5)); t(lambda: csv.unregister_dialect('x')); t(lambda: csv.list_dialects()); t(lambda: csv.register_dialect('y','excel',delimiter=';') or csv.get_dialect('y').delimiter)
# expect: _csv Error unknown dialect
# expect: builtins TypeError dialect name must be a string
# expect: _csv Error unknown dialect
# expect: ['excel', 'excel-tab', 'unix']
# expect: ;
t(lambda: csv.reader(5)); t(lambda: csv.reader(['a'],'nope')); t(lambda: list(csv.reader([5]))); t(lambda: list(csv.reader([b'a']))); t(lambda: csv.writer(5)); t(lambda: csv.field_size_limit(), ); t(lambda: csv.field_size_limit('a'));t(lambda: csv.reader([],foo=1)); t(lambda: csv.reader([], delimiter='ab'))
# expect: builtins TypeError 'int' object is not iterable
# expect: _csv Error unknown dialect
# expect: _csv Error iterator should return strings, not int (the file should be opened in text mode)
# expect: _csv Error iterator should return strings, not bytes (the file should be opened in text mode)
# expect: builtins TypeError argument 1 must have a "write" method
# expect: 131072
# expect: builtins TypeError limit must be an integer
# expect: builtins TypeError this function got an unexpected keyword argument 'foo'
# expect: builtins TypeError "delimiter" must be a unicode character, not a string of length 2
R=lambda *a,**k: list(csv.reader(a,**k))
for a,k in [(['a,b,c'],{}),(['a,"b,c",d\r\n'],{}),(['a,"b\n','c",d\n'],{}),(['"a""b"'],{}),(['"a"b,c'],{}),(['"a"b'],dict(strict=True)),(['"a'],{}),(['"a'],dict(strict=True)),(['a\rb'],{}),(['a\nb'],{}),(['a\r\n','','b\n'],{}),(['a b "c d"'],dict(delimiter=' ')),([' a, "b"'],dict(skipinitialspace=True)),(['a\\,b'],dict(escapechar='\\')),(['a\\'],dict(escapechar='\\')),(['"a\\"b"'],dict(escapechar='\\',doublequote=False)),(['1,"2",3.5'],dict(quoting=2)),(['x,"2"'],dict(quoting=2)),(['a,"b,c"'],dict(quoting=3)),(['a,"",,'],dict(quoting=4)),(['1,"",,"2"'],dict(quoting=5)),(['a,"",,"2",2'],dict(quoting=4)),(['a\0b'],{}),([',,'],{}),(['"a" ,b'],{}),(['a"b"c'],{}),(['\n'],{}),(['"a\n'],{}),(['"a""'],{}),(["'a','b''c'"],dict(quotechar="'")),(['a\\\n','b'],dict(escapechar='\\')),([''],{}),(['1,,3'],dict(quoting=2)),(['"1","2"'],dict(quoting=2)),(['a,"b'],{}),(['a|b'],dict(delimiter='|')),(['"a"\r'],{}),(['" a", b '],dict(skipinitialspace=True)),(['"a\\\nb"'],dict(escapechar='\\'))]:
    t(lambda: (a,k,R(*a,**k)))
# expect: (['a,b,c'], {}, [['a', 'b', 'c']])
# expect: (['a,"b,c",d\r\n'], {}, [['a', 'b,c', 'd']])
# expect: (['a,"b\n', 'c",d\n'], {}, [['a', 'b\nc', 'd']])
# expect: (['"a""b"'], {}, [['a"b']])
# expect: (['"a"b,c'], {}, [['ab', 'c']])
# expect: _csv Error ',' expected after '"'
# expect: (['"a'], {}, [['a']])
# expect: _csv Error unexpected end of data
# expect: _csv Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: _csv Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: (['a\r\n', '', 'b\n'], {}, [['a'], [], ['b']])
# expect: (['a b "c d"'], {'delimiter': ' '}, [['a', 'b', 'c d']])
# expect: ([' a, "b"'], {'skipinitialspace': True}, [['a', 'b']])
# expect: (['a\\,b'], {'escapechar': '\\'}, [['a,b']])
# expect: (['a\\'], {'escapechar': '\\'}, [['a\n']])
# expect: (['"a\\"b"'], {'escapechar': '\\', 'doublequote': False}, [['a"b']])
# expect: (['1,"2",3.5'], {'quoting': 2}, [[1.0, '2', 3.5]])
# expect: builtins ValueError could not convert string to float: 'x'
# expect: (['a,"b,c"'], {'quoting': 3}, [['a', '"b', 'c"']])
# expect: builtins ValueError could not convert string to float: 'a'
# expect: (['1,"",,"2"'], {'quoting': 5}, [['1', '', None, '2']])
# expect: builtins ValueError could not convert string to float: 'a'
# expect: (['a\x00b'], {}, [['a\x00b']])
# expect: ([',,'], {}, [['', '', '']])
# expect: (['"a" ,b'], {}, [['a ', 'b']])
# expect: (['a"b"c'], {}, [['a"b"c']])
# expect: (['\n'], {}, [[]])
# expect: (['"a\n'], {}, [['a\n']])
# expect: (['"a""'], {}, [['a"']])
# expect: (["'a','b''c'"], {'quotechar': "'"}, [['a', "b'c"]])
# expect: (['a\\\n', 'b'], {'escapechar': '\\'}, [['a\nb']])
# expect: ([''], {}, [[]])
# expect: (['1,,3'], {'quoting': 2}, [[1.0, '', 3.0]])
# expect: (['"1","2"'], {'quoting': 2}, [['1', '2']])
# expect: (['a,"b'], {}, [['a', 'b']])
# expect: (['a|b'], {'delimiter': '|'}, [['a', 'b']])
# expect: (['"a"\r'], {}, [['a']])
# expect: (['" a", b '], {'skipinitialspace': True}, [[' a', 'b ']])
# expect: (['"a\\\nb"'], {'escapechar': '\\'}, [['a\nb']])
def W(*rows,**k):
    f=io.StringIO(); w=csv.writer(f,**k)
    r=[w.writerow(x) for x in rows]
    return f.getvalue(), r
for rows,k in [([[1,'a',None,2.5,True]],{}),([['a,b','c"d','e\nf','g\rh',' i']],{}),([['']],{}),([[None]],{}),([[]],{}),([['','']],{}),([['a',1,None,'']],dict(quoting=1)),([['a',1,None,2.5,'']],dict(quoting=2)),([['a','b']],dict(quoting=3)),([['a,b']],dict(quoting=3)),([['a,b','c"']],dict(quoting=3,escapechar='\\')),([['a"b']],dict(doublequote=False)),([['a"b']],dict(doublequote=False,escapechar='\\')),([['a',1,None,2.5,'']],dict(quoting=4)),([['a',1,None,2.5,'']],dict(quoting=5)),([['a b']],dict(delimiter=' ')),([['x']],dict(lineterminator='\n')),([[None]],dict(quoting=3)),([['']],dict(quoting=3)),([['a\\b']],dict(escapechar='\\')),([['a\\b','c']],dict(escapechar='\\',quoting=1)),([[' a','b ']],dict(skipinitialspace=True)),([['a\0']],{}),(['abc'],{}),([5],{}),([{1:2}],{}),([['x!y']],dict(lineterminator='!')),([[None]],dict(quoting=5)),([[None]],dict(quoting=4)),([['a"']],dict(quotechar=None,quoting=3)),([['"']],dict(quoting=3,quotechar='"',escapechar='\\')),([['\r\n,']],dict(quoting=3,escapechar='\\')),([[' ']],dict(delimiter=' ',quoting=0)),([['']],dict(delimiter=' ')), ([['a',' ']],dict(delimiter=' '))]:
    t(lambda: (rows,k,W(*rows,**k)))
# expect: ([[1, 'a', None, 2.5, True]], {}, ('1,a,,2.5,True\r\n', [15]))
# expect: ([['a,b', 'c"d', 'e\nf', 'g\rh', ' i']], {}, ('"a,b","c""d","e\nf","g\rh", i\r\n', [29]))
# expect: ([['']], {}, ('""\r\n', [4]))
# expect: ([[None]], {}, ('""\r\n', [4]))
# expect: ([[]], {}, ('\r\n', [2]))
# expect: ([['', '']], {}, (',\r\n', [3]))
# expect: ([['a', 1, None, '']], {'quoting': 1}, ('"a","1","",""\r\n', [15]))
# expect: ([['a', 1, None, 2.5, '']], {'quoting': 2}, ('"a",1,"",2.5,""\r\n', [17]))
# expect: ([['a', 'b']], {'quoting': 3}, ('a,b\r\n', [5]))
# expect: _csv Error need to escape, but no escapechar set
# expect: ([['a,b', 'c"']], {'quoting': 3, 'escapechar': '\\'}, ('a\\,b,c\\"\r\n', [10]))
# expect: _csv Error need to escape, but no escapechar set
# expect: ([['a"b']], {'doublequote': False, 'escapechar': '\\'}, ('a\\"b\r\n', [6]))
# expect: ([['a', 1, None, 2.5, '']], {'quoting': 4}, ('"a",1,,2.5,""\r\n', [15]))
# expect: ([['a', 1, None, 2.5, '']], {'quoting': 5}, ('"a","1",,"2.5",""\r\n', [19]))
# expect: ([['a b']], {'delimiter': ' '}, ('"a b"\r\n', [7]))
# expect: ([['x']], {'lineterminator': '\n'}, ('x\n', [2]))
# expect: _csv Error single empty field record must be quoted
# expect: _csv Error single empty field record must be quoted
# expect: ([['a\\b']], {'escapechar': '\\'}, ('a\\\\b\r\n', [6]))
# expect: ([['a\\b', 'c']], {'escapechar': '\\', 'quoting': 1}, ('"a\\\\b","c"\r\n', [12]))
# expect: ([[' a', 'b ']], {'skipinitialspace': True}, (' a,b \r\n', [7]))
# expect: ([['a\x00']], {}, ('a\x00\r\n', [4]))
# expect: (['abc'], {}, ('a,b,c\r\n', [7]))
# expect: _csv Error iterable expected, not int
# expect: ([{1: 2}], {}, ('1\r\n', [3]))
# expect: ([['x!y']], {'lineterminator': '!'}, ('"x!y"!', [6]))
# expect: _csv Error single empty field record must be quoted
# expect: _csv Error single empty field record must be quoted
# expect: ([['a"']], {'quotechar': None, 'quoting': 3}, ('a"\r\n', [4]))
# expect: ([['"']], {'quoting': 3, 'quotechar': '"', 'escapechar': '\\'}, ('\\"\r\n', [4]))
# expect: ([['\r\n,']], {'quoting': 3, 'escapechar': '\\'}, ('\\\r\\\n\\,\r\n', [8]))
# expect: ([[' ']], {'delimiter': ' ', 'quoting': 0}, ('" "\r\n', [5]))
# expect: ([['']], {'delimiter': ' '}, ('""\r\n', [4]))
# expect: ([['a', ' ']], {'delimiter': ' '}, ('a " "\r\n', [7]))
d=csv.DictReader(['a,b','1,2','3','4,5,6','']); t(lambda: (d.fieldnames, list(d), d.line_num))
# expect: (['a', 'b'], [{'a': '1', 'b': '2'}, {'a': '3', 'b': None}, {'a': '4', 'b': '5', None: ['6']}], 5)
t(lambda: list(csv.DictReader(['1,2,3'],['x','y'],restkey='r'))); t(lambda: list(csv.DictReader(['1'],['x','y'],restval='v')))
# expect: [{'x': '1', 'y': '2', 'r': ['3']}]
# expect: [{'x': '1', 'y': 'v'}]
f=io.StringIO(); w=csv.DictWriter(f,['a','b']); w.writeheader(); w.writerow({'a':1}); w.writerows([{'b':2}]); print(repr(f.getvalue())); t(lambda: w.writerow({'z':1})); t(lambda: csv.DictWriter(f,['a'],extrasaction='x'))
# expect: 'a,b\r\n1,\r\n,2\r\n'
# expect: builtins ValueError dict contains fields not in fieldnames: 'z'
# expect: builtins ValueError extrasaction (x) must be 'raise' or 'ignore'
s=csv.Sniffer()
for x in ['a,b,c\n1,2,3\n4,5,6\n','a;b\n1;2\n3;4','"a" "b"\n"c" "d"\n',"x\ty\n1\t2\n",'a|b|c\nd|e|f\n',"'a','b'\n'c','d'\n",'abc','name, age\nbob, 3\nal, 44\n','a:b:c\n1:2:3\n',"Harry's, Arlington Heights, IL, 2/1/03, Kimi Hayes\nShark City, Glendale Heights, IL, 12/28/02, Prezence\n"]:
    t(lambda: (lambda d:(d.delimiter,d.quotechar,d.doublequote,d.skipinitialspace))(s.sniff(x)))
    t(lambda: s.has_header(x))
# expect: (',', '"', False, False)
# expect: True
# expect: (';', '"', False, False)
# expect: True
# expect: (' ', '"', False, False)
# expect: False
# expect: ('\t', '"', False, False)
# expect: True
# expect: ('|', '"', False, False)
# expect: False
# expect: (',', "'", False, False)
# expect: False
# expect: ('c', '"', False, False)
# expect: True
# expect: (',', '"', False, True)
# expect: True
# expect: (':', '"', False, False)
# expect: True
# expect: (',', '"', False, True)
# expect: True
t(lambda: s.sniff('a?b\n1?2\n','?,').delimiter)  # expect: ?
class D(csv.Dialect): delimiter=';'; quotechar='"'; quoting=0; lineterminator='\n'
t(lambda: csv.Dialect());   # expect: _csv Error "delimiter" must be a unicode character, not NoneType
class E(csv.Dialect): delimiter='ab'
t(lambda: E()); t(lambda: R('a;b',dialect=D)); t(lambda: csv.__all__); t(lambda: csv.excel.delimiter)
# expect: _csv Error "delimiter" must be a unicode character, not a string of length 2
# expect: [['a', 'b']]
# expect: ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'QUOTE_STRINGS', 'QUOTE_NOTNULL', 'Error', 'Dialect', 'excel', 'excel_tab', 'field_size_limit', 'reader', 'writer', 'register_dialect', 'get_dialect', 'list_dialects', 'Sniffer', 'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect']
# expect: ,
t(lambda: (csv.field_size_limit(3), R('abcd'), )); csv.field_size_limit(131072); t(lambda: csv.Error.__mro__)
# expect: _csv Error field larger than field limit (3)
# expect: (<class '_csv.Error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
