# Unusual lines of csv files under unusual options: the same fields, the same errors.
import csv, io
state=5
def rnd(n):
    global state
    state=(state*1103515245+12345)&0x7fffffff
    return (state>>8)%n
A='ab1",\n\r \\\';2.'
for i in range(150):
    k={}
    if rnd(4)==0: k['quoting']=rnd(6)
    if rnd(4)==0: k['escapechar']='\\'
    if rnd(5)==0: k['doublequote']=False
    if rnd(5)==0: k['skipinitialspace']=True
    if rnd(6)==0: k['strict']=True
    if rnd(6)==0: k['delimiter']=[';',' ','a'][rnd(3)]
    if rnd(6)==0: k['quotechar']=["'",None][rnd(2)]
    if rnd(8)==0: k['lineterminator']='!'
    s=''.join(A[rnd(len(A))] for _ in range(rnd(14)))
    lines=s.splitlines(True) if rnd(2) else [s]
    try: print(ascii(s),k,ascii(list(csv.reader(lines,**k))))
    except Exception as e: print(ascii(s),k,type(e).__name__,e)
    row=[[ ''.join(A[rnd(len(A))] for _ in range(rnd(5))), rnd(9), None, 2.5, ''][rnd(5)] for _ in range(rnd(4))]
    f=io.StringIO()
    try: n=csv.writer(f,**k).writerow(row); print(row,n,ascii(f.getvalue()))
    except Exception as e: print(row,type(e).__name__,e)
# expect: ".'\\" {'quoting': 2, 'quotechar': "'", 'lineterminator': '!'} ValueError could not convert string to float: ".'\\"
# expect: [] 1 '!'
# expect: "1'\n; ;\n'b1;" {'quoting': 0, 'delimiter': 'a', 'quotechar': None} TypeError quotechar must be set if quoting enabled
# expect: [] TypeError quotechar must be set if quoting enabled
# expect: 'b2\n\\aa\nb;"' {'delimiter': ' '} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [] 2 '\r\n'
# expect: ';"b' {'quotechar': "'"} [[';"b']]
# expect: [''] 4 "''\r\n"
# expect: "1\r,bb,.\r,1\n'\n" {'quoting': 1, 'escapechar': '\\', 'doublequote': False} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: ['', 2.5, "\\,2'"] 18 '"","2.5","\\\\,2\'"\r\n'
# expect: '., ,"a.a12;b\'' {'doublequote': False, 'delimiter': ';'} [['., ,"a.a12', "b'"]]
# expect: [] 2 '\r\n'
# expect: ' 2.\r' {'quoting': 5, 'escapechar': '\\', 'strict': True, 'delimiter': ';'} [[' 2.']]
# expect: [2.5] 7 '"2.5"\r\n'
# expect: '\rb;,. 2' {'escapechar': '\\', 'delimiter': 'a'} [[], ['b;,. 2']]
# expect: [None] 4 '""\r\n'
# expect: '"\n,,\r\n\n\\;' {} [['\n,,\r\n\n\\;']]
# expect: ['', '2', 2.5] 8 ',2,2.5\r\n'
# expect: '2"\\"\\2\n1\'.' {'skipinitialspace': True} [['2"\\"\\2'], ["1'."]]
# expect: [2.5, None, 2.5] 10 '2.5,,2.5\r\n'
# expect: ' ;\\1\r"\n.' {} [[' ;\\1'], ['\n.']]
# expect: [] 2 '\r\n'
# expect: '\\\n\n,2' {'escapechar': '\\', 'delimiter': ' '} [['\n'], [',2']]
# expect: [2.5] 5 '2.5\r\n'
# expect: "a\\1 ';" {'quoting': 5} [["a\\1 ';"]]
# expect: [2.5] 7 '"2.5"\r\n'
# expect: '\\\r\n"a2;\\,a\\b' {} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [] 2 '\r\n'
# expect: ',bb2b' {'escapechar': '\\', 'skipinitialspace': True} [['', 'bb2b']]
# expect: ['', None] 3 ',\r\n'
# expect: '"\'' {'quoting': 4} [["'"]]
# expect: [';', ''] 8 '";",""\r\n'
# expect: '\r. aaa12\'"\n.' {'strict': True} [[], ['. aaa12\'"'], ['.']]
# expect: ['', 7] 4 ',7\r\n'
# expect: '..b1\r2' {'doublequote': False} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: ['', 8] 4 ',8\r\n'
# expect: 'bb' {'doublequote': False} [['bb']]
# expect: ['1"', '', '\n, \n'] Error need to escape, but no escapechar set
# expect: "\\''b\r,2\r" {'escapechar': '\\'} [["''b"], ['', '2']]
# expect: ['a\\'] 5 'a\\\\\r\n'
# expect: ',1."2\n\\b\\,' {'skipinitialspace': True, 'quotechar': None} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [None, ''] 3 ',\r\n'
# expect: '112 ;a\\a"\r"' {'lineterminator': '!'} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: ['', None, 2.5] 6 ',,2.5!'
# expect: '\ra .1\',"1a' {} [[], ["a .1'", '1a']]
# expect: [None, '', None] 4 ',,\r\n'
# expect: '\ra2"\r\\' {'escapechar': '\\', 'quotechar': "'"} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [] 2 '\r\n'
# expect: '1\r' {'skipinitialspace': True} [['1']]
# expect: [None, ''] 3 ',\r\n'
# expect: '\n,' {'doublequote': False} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [''] 4 '""\r\n'
# expect: '. \\ ;;2 2' {} [['. \\ ;;2 2']]
# expect: [] 2 '\r\n'
# expect: ";'b\n2'\\" {'doublequote': False} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [2, None] 4 '2,\r\n'
# expect: '1a;\r",1\r \'' {'skipinitialspace': True, 'quotechar': None} [['1a;'], ['"', '1'], ["'"]]
# expect: ['', ' \r'] Error need to escape, but no escapechar set
# expect: ";ab\ra,;\n'\r1.\n" {'quoting': 3, 'strict': True, 'quotechar': None} [[';ab'], ['a', ';'], ["'"], ['1.']]
# expect: ['\\2'] 4 '\\2\r\n'
# expect: "\r\\;\n1'1\\\\" {'quoting': 1, 'skipinitialspace': True, 'quotechar': None} TypeError quotechar must be set if quoting enabled
# expect: [2.5, '', 1] TypeError quotechar must be set if quoting enabled
# expect: '1a,,"' {'escapechar': '\\'} [['1a', '', '']]
# expect: [''] 4 '""\r\n'
# expect: "'\n'1," {} [["'"], ["'1", '']]
# expect: [2] 3 '2\r\n'
# expect: '\\' {'strict': True} [['\\']]
# expect: [None, None, None] 4 ',,\r\n'
# expect: "\r',\n'\\'b\n\\\\" {'lineterminator': '!'} [[], ["'", ''], ["'\\'b"], ['\\\\']]
# expect: [] 1 '!'
# expect: "2;'" {'skipinitialspace': True, 'lineterminator': '!'} [["2;'"]]
# expect: [2.5] 4 '2.5!'
# expect: '22' {'doublequote': False} [['22']]
# expect: [] 2 '\r\n'
# expect: "a\n \ra.\r'\n\\b " {'escapechar': '\\', 'quotechar': None} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: ['', 6] 4 ',6\r\n'
# expect: '\r\n' {'skipinitialspace': True} [[]]
# expect: ['', None, 2.5] 7 ',,2.5\r\n'
# expect: 'b\\\\ \rba;;;\r\\' {} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [5, 'a'] 5 '5,a\r\n'
# expect: '\r' {'escapechar': '\\'} [[]]
# expect: [2.5, None, ''] 7 '2.5,,\r\n'
# expect: '\r"1\'a\\' {'quoting': 3, 'escapechar': '\\', 'skipinitialspace': True} [[], ['"1\'a\n']]
# expect: [] 2 '\r\n'
# expect: ' \r' {} [[' ']]
# expect: [None, ''] 3 ',\r\n'
# expect: 'a;1bb\\,\n \r\r' {'quoting': 1, 'doublequote': False} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: ['";'] Error need to escape, but no escapechar set
# expect: ',\n2\n,\r2 \\a"' {'quoting': 4} ValueError could not convert string to float: '2 \\a"'
# expect: [7, ''] 6 '7,""\r\n'
# expect: 'b"2\r\'2\r\r' {'skipinitialspace': True} [['b"2'], ["'2"], []]
# expect: [] 2 '\r\n'
# expect: '\\,' {'escapechar': '\\'} [[',']]
# expect: [] 2 '\r\n'
# expect: "1''b;\n\r" {} [["1''b;"]]
# expect: [2.5, 2, 2.5] 11 '2.5,2,2.5\r\n'
# expect: "1b2,2'\\ba" {'escapechar': '\\', 'strict': True, 'lineterminator': '!'} [['1b2', "2'ba"]]
# expect: [] 1 '!'
# expect: "a'b" {'quoting': 5, 'escapechar': '\\', 'doublequote': False, 'quotechar': "'"} [["a'b"]]
# expect: [] 2 '\r\n'
# expect: '";2\n\r,\'.\'2\n' {} [[";2\n\r,'.'2\n"]]
# expect: ['', ''] 3 ',\r\n'
# expect: '.."11,\\1' {'skipinitialspace': True} [['.."11', '\\1']]
# expect: [] 2 '\r\n'
# expect: '"\' 21" ' {'escapechar': '\\', 'delimiter': ' '} [["' 21", '']]
# expect: ['', 2.5, 8] 8 ' 2.5 8\r\n'
# expect: '\\\n"b\n' {'doublequote': False} [['\\'], ['b\n']]
# expect: ["2\n'\r", 'a;a', ''] 13 '"2\n\'\r",a;a,\r\n'
# expect: ',' {'quoting': 4, 'escapechar': '\\', 'doublequote': False, 'skipinitialspace': True} [[None, None]]
# expect: [None, 'a,', ''] 10 ',"a,",""\r\n'
# expect: ' ;,' {} [[' ;', '']]
# expect: ['.a1'] 5 '.a1\r\n'
# expect: '\\\\\na\ra' {} [['\\\\'], ['a'], ['a']]
# expect: ['', 2.5] 6 ',2.5\r\n'
# expect: '1\\b;b2\\2\n"' {'escapechar': '\\', 'skipinitialspace': True} [['1b;b22'], ['']]
# expect: [''] 4 '""\r\n'
# expect: '"\'\r2"\n "1\n ' {'quoting': 2, 'escapechar': '\\'} ValueError could not convert string to float: ' "1'
# expect: ['""', '\\a\r'] 15 '"""""","\\\\a\r"\r\n'
# expect: '\r' {'doublequote': False, 'quotechar': "'", 'lineterminator': '!'} [[]]
# expect: [2.5, None] 5 '2.5,!'
# expect: '",. ' {'strict': True, 'quotechar': None} [['"', '. ']]
# expect: [] 2 '\r\n'
# expect: 'b2\r"' {'quoting': 2, 'doublequote': False} ValueError could not convert string to float: 'b2'
# expect: [2.5, None] 8 '2.5,""\r\n'
# expect: 'a11' {'quoting': 5, 'escapechar': '\\'} [['a11']]
# expect: [2.5, None] 8 '"2.5",\r\n'
# expect: 'a\r,"\\,\'1,.' {'quoting': 4, 'doublequote': False, 'quotechar': "'"} ValueError could not convert string to float: 'a'
# expect: [None, 5] 4 ',5\r\n'
# expect: '' {'lineterminator': '!'} [[]]
# expect: [] 1 '!'
# expect: '\\a\ra' {'lineterminator': '!'} [['\\a'], ['a']]
# expect: [] 1 '!'
# expect: '.; 1;2,\r \nb' {'quoting': 5, 'skipinitialspace': True, 'quotechar': None} TypeError quotechar must be set if quoting enabled
# expect: ['.'] TypeError quotechar must be set if quoting enabled
# expect: "\ra'\\12b.\\\\.\\a" {'strict': True} [[], ["a'\\12b.\\\\.\\a"]]
# expect: [None, None, ''] 4 ',,\r\n'
# expect: "2\\\\.1 b\n,''" {'skipinitialspace': True} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [None, '', 2.5] 7 ',,2.5\r\n'
# expect: '\\;" 1,2\n"; ' {'escapechar': '\\', 'doublequote': False} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [] 2 '\r\n'
# expect: "a','\r'1 a'b" {'quoting': 5, 'strict': True, 'delimiter': ';', 'lineterminator': '!'} [["a','"], ["'1 a'b"]]
# expect: [None, 1, None] 6 ';"1";!'
# expect: 'a1\\\n;a' {'escapechar': '\\'} [['a1\n;a']]
# expect: [2] 3 '2\r\n'
# expect: '2\\1b\'"1 \n' {'quoting': 1} [['2\\1b\'"1 ']]
# expect: [7, '', 2.5] 14 '"7","","2.5"\r\n'
# expect: 'a' {'quotechar': "'"} [['a']]
# expect: [2.5, 2.5] 9 '2.5,2.5\r\n'
# expect: "'12\n;, \n\\bb " {'quoting': 0, 'doublequote': False} [["'12"], [';', ' '], ['\\bb ']]
# expect: [',",\n', 6] Error need to escape, but no escapechar set
# expect: "',\\b.;b,\n,a" {'doublequote': False, 'delimiter': 'a'} [["',\\b.;b,"], [',', '']]
# expect: [2.5, 5] 7 '2.5a5\r\n'
# expect: "a''b\\'aa22 " {'quoting': 4} ValueError could not convert string to float: "a''b\\'aa22 "
# expect: [None, ''] 5 ',""\r\n'
# expect: '1;\\"' {'quoting': 5, 'escapechar': '\\', 'quotechar': "'"} [['1;"']]
# expect: ["'a", '', 2.5] 16 "'''a','','2.5'\r\n"
# expect: '.12\\"\r\r' {'quotechar': "'"} [['.12\\"'], []]
# expect: [] 2 '\r\n'
# expect: '\\;,\n' {'escapechar': '\\', 'doublequote': False, 'skipinitialspace': True, 'lineterminator': '!'} [[';', '']]
# expect: ['', ''] 2 ',!'
# expect: "2 \n12'1 \n\r\r" {'skipinitialspace': True} [['2 '], ["12'1 "], [], []]
# expect: [] 2 '\r\n'
# expect: ".aa\n'\\" {'delimiter': ';'} [['.aa'], ["'\\"]]
# expect: ['', None, ''] 4 ';;\r\n'
# expect: "a\nb''a," {'quoting': 3, 'escapechar': '\\', 'strict': True, 'quotechar': None} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: ['', 2.5] 6 ',2.5\r\n'
# expect: 'a' {'skipinitialspace': True} [['a']]
# expect: [''] 4 '""\r\n'
# expect: '\n",,' {'doublequote': False, 'strict': True} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [3, '.,.'] 9 '3,".,."\r\n'
# expect: "\n2\\\n\n,b. '," {'quoting': 2, 'delimiter': ';'} ValueError could not convert string to float: '2\\'
# expect: [] 2 '\r\n'
# expect: "';2;" {'quoting': 0} [["';2;"]]
# expect: [4] 3 '4\r\n'
# expect: '\r2' {'quoting': 4} [[], [2.0]]
# expect: [] 2 '\r\n'
# expect: '.2"1;' {'escapechar': '\\'} [['.2"1;']]
# expect: [None, '\\', None] 6 ',\\\\,\r\n'
# expect: '\r' {'strict': True, 'delimiter': ' ', 'quotechar': None} [[]]
# expect: [2.5, ''] 6 '2.5 \r\n'
# expect: '\r\r' {'lineterminator': '!'} [[], []]
# expect: [''] 3 '""!'
# expect: '\n\n2,b\\.\\' {'doublequote': False, 'skipinitialspace': True} [[], [], ['2', 'b\\.\\']]
# expect: [3, 3] 5 '3,3\r\n'
# expect: '2,  \n\'\\, "\'11' {'strict': True} [['2', '  '], ["'\\", ' "\'11']]
# expect: [] 2 '\r\n'
# expect: '\\ ' {'doublequote': False, 'lineterminator': '!'} [['\\ ']]
# expect: [] 1 '!'
# expect: 'b.a' {'escapechar': '\\'} [['b.a']]
# expect: [2.5] 5 '2.5\r\n'
# expect: '' {'skipinitialspace': True} []
# expect: ['', None] 3 ',\r\n'
# expect: '\n' {'quoting': 2} [[]]
# expect: [] 2 '\r\n'
# expect: "\r...,'\\'b\\" {'skipinitialspace': True} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [] 2 '\r\n'
# expect: ' 1\n,' {'doublequote': False, 'skipinitialspace': True, 'strict': True} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [] 2 '\r\n'
# expect: ';\r' {'quotechar': "'", 'lineterminator': '!'} [[';']]
# expect: [] 1 '!'
# expect: '. \\\'\n"a, \'a' {'skipinitialspace': True} [[". \\'"], ["a, 'a"]]
# expect: [2.5] 5 '2.5\r\n'
# expect: ' b \r\n"\'\\\n.' {'escapechar': '\\', 'strict': True, 'delimiter': ' '} Error unexpected end of data
# expect: [0] 3 '0\r\n'
# expect: '' {'escapechar': '\\', 'doublequote': False, 'strict': True, 'delimiter': ';'} [[]]
# expect: [] 2 '\r\n'
# expect: 'b,' {} [['b', '']]
# expect: [] 2 '\r\n'
# expect: ',\rb\\' {'lineterminator': '!'} [['', ''], ['b\\']]
# expect: [] 1 '!'
# expect: ' .,' {'escapechar': '\\'} [[' .', '']]
# expect: [2.5, ''] 6 '2.5,\r\n'
# expect: ' ab. ";\\\\' {'escapechar': '\\', 'doublequote': False, 'strict': True, 'quotechar': "'"} [[' ab. ";\\']]
# expect: ['', 4, 2.5] 8 ',4,2.5\r\n'
# expect: '1\n\n,2""ab;b' {'quoting': 3, 'delimiter': ' '} [['1'], [], [',2""ab;b']]
# expect: [] 2 '\r\n'
# expect: ' a\r\n\r"1.b  ' {'strict': True} Error unexpected end of data
# expect: ['\r', ''] 6 '"\r",\r\n'
# expect: ',\n b\\' {'quoting': 0, 'strict': True} [['', ''], [' b\\']]
# expect: [7] 3 '7\r\n'
# expect: '' {'doublequote': False, 'skipinitialspace': True, 'strict': True, 'lineterminator': '!'} []
# expect: [None] 3 '""!'
# expect: ' .\n12a  ' {} [[' .'], ['12a  ']]
# expect: ['', None] 3 ',\r\n'
# expect: ' \r1' {'quoting': 0, 'escapechar': '\\'} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [None, 2.5] 6 ',2.5\r\n'
# expect: ';1\\ 1\'";\n,2\\' {'escapechar': '\\', 'skipinitialspace': True, 'strict': True} Error unexpected end of data
# expect: [] 2 '\r\n'
# expect: '"' {'skipinitialspace': True} [['']]
# expect: [''] 4 '""\r\n'
# expect: '\\b.\rb1a".\'' {'escapechar': '\\'} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [7] 3 '7\r\n'
# expect: 'a\'\\.",.' {'quoting': 5, 'strict': True} [['a\'\\."', '.']]
# expect: [''] 4 '""\r\n'
# expect: '1b\'\n\n"\n\r\n\\' {} [["1b'"], [], ['\n\r\n\\']]
# expect: ['\ra\r', 4, 1] 11 '"\ra\r",4,1\r\n'
# expect: ',\\. \n' {'skipinitialspace': True, 'quotechar': None} [['', '\\. ']]
# expect: [] 2 '\r\n'
# expect: '.  \ra\'" ' {'quoting': 5} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [] 2 '\r\n'
# expect: '\\\n\'b2 "\\ ...' {'quotechar': "'"} [['\\'], ['b2 "\\ ...']]
# expect: [] 2 '\r\n'
# expect: 'b\\"  ,' {'delimiter': ';', 'quotechar': None} [['b\\"  ,']]
# expect: [None] Error single empty field record must be quoted
# expect: ',\r ' {'quoting': 0, 'skipinitialspace': True, 'strict': True, 'lineterminator': '!'} [['', ''], ['']]
# expect: [2.5, None, ''] 6 '2.5,,!'
# expect: '2a\r;\r\ra22\n,a' {} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: ["\\' ", ''] 6 "\\' ,\r\n"
# expect: "'1\\b'" {'quoting': 4, 'skipinitialspace': True} ValueError could not convert string to float: "'1\\b'"
# expect: [';,;\\'] 8 '";,;\\"\r\n'
# expect: "'1" {'quoting': 1, 'escapechar': '\\'} [["'1"]]
# expect: [2.5] 7 '"2.5"\r\n'
# expect: "'\r''.,.b" {} [["'"], ["''.", '.b']]
# expect: [None, '\r'] 6 ',"\r"\r\n'
# expect: "\n2';2" {'quoting': 5, 'escapechar': '\\'} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [None] Error single empty field record must be quoted
# expect: '\\2a.\r\\\n\na"b' {} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [None] 4 '""\r\n'
# expect: '"1' {} [['1']]
# expect: [None, 2.5, 2] 8 ',2.5,2\r\n'
# expect: ' \r,\r\r\r\\a\n1' {'quoting': 0, 'escapechar': '\\', 'doublequote': False} [[' '], ['', ''], [], [], ['a'], ['1']]
# expect: ["'bb", None, None] 7 "'bb,,\r\n"
# expect: ';,' {'quoting': 1} [[';', '']]
# expect: [' ', None, None] 11 '" ","",""\r\n'
# expect: '2\\a' {} [['2\\a']]
# expect: ['2a'] 4 '2a\r\n'
# expect: '\\"\n,\'";,\r\\.' {'doublequote': False, 'strict': True} [['\\"'], ['', '\'";', ''], ['\\.']]
# expect: [5, 8, 2] 7 '5,8,2\r\n'
# expect: ";'a;\n.;\r',2aa" {'lineterminator': '!'} [[";'a;"], ['.;'], ["'", '2aa']]
# expect: [None, None] 2 ',!'
# expect: '2 11a\r.1\n1\\' {'doublequote': False, 'delimiter': ' '} [['2', '11a'], ['.1'], ['1\\']]
# expect: ['', ''] 3 ' \r\n'
# expect: ',\nb\r"" .\\ ;;b' {'escapechar': '\\', 'lineterminator': '!'} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [''] 3 '""!'
# expect: '' {'quotechar': "'"} [[]]
# expect: [None, '.'] 4 ',.\r\n'
# expect: '\r 11b""1' {'strict': True, 'lineterminator': '!'} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: ['', ' .'] 4 ', .!'
# expect: 'aa.\'\\\n\' "\\.' {'quoting': 2, 'escapechar': '\\'} ValueError could not convert string to float: 'aa.\'\n\' ".'
# expect: [2.5, "a'"] 10 '2.5,"a\'"\r\n'
# expect: '\r;\n.,\n ;.; ' {'strict': True, 'lineterminator': '!'} [[], [';'], ['.', ''], [' ;.; ']]
# expect: ['.;\ra'] 7 '".;\ra"!'
# expect: '1' {'escapechar': '\\'} [['1']]
# expect: [] 2 '\r\n'
# expect: 'b. ' {} [['b. ']]
# expect: ['', 2] 4 ',2\r\n'
# expect: ",\n''" {'quoting': 4} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [';\n2', 8, 2.5] 13 '";\n2",8,2.5\r\n'
# expect: ',\n ;' {'doublequote': False, 'skipinitialspace': True} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [6, None, None] 5 '6,,\r\n'
# expect: 'b ' {'strict': True, 'quotechar': "'"} [['b ']]
# expect: [2.5, 8, ''] 8 '2.5,8,\r\n'
# expect: ' b1,' {'escapechar': '\\', 'doublequote': False, 'strict': True, 'quotechar': "'"} [[' b1', '']]
# expect: [5, '', ''] 5 '5,,\r\n'
# expect: "';a1b;1\\," {'escapechar': '\\'} [["';a1b;1,"]]
# expect: [2.5] 5 '2.5\r\n'
# expect: '\r2a2a' {} Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: ['', 2.5] 6 ',2.5\r\n'
# expect: "'2,\\" {'skipinitialspace': True, 'quotechar': "'"} [['2,\\']]
# expect: [] 2 '\r\n'
