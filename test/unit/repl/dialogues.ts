/**
 * Dialogues: what is typed, and what the screen shows then. Where CPython's REPL or GNU readline has the same key or the same situation, the expectation is what they do.
 */
import type { Setting } from './harness.ts';

export interface Dialogue extends Setting {
  /** What it is about; it fails when that is switched off. */
  readonly about: string;
  readonly keys: string;
  /** All lines, those too that have gone out at the top. */
  readonly shows?: readonly string[];
  readonly shown?: RegExp;
  /** Row and column; negative rows count from the last line that is shown. */
  readonly cursor?: readonly [number, number];
  /** How words look, as numbers of SGR. */
  readonly looks?: Readonly<Record<string, string>>;
  /** At most so many bytes were written for the last key. */
  readonly bytes?: number;
  readonly bells?: number;
  readonly ends?: number;
}

const TENSORS = 'import torch<enter>w = torch.tensor([1.0, 2.0], requires_grad=True)<enter>y = (w * w / w).sum()<enter>';
const DEF = 'def f():<enter>return 1<enter><enter>';

export const DIALOGUES: readonly Dialogue[] = [
  // ---- running
  { about: 'an expression shows its value', keys: '1 + 1<enter>', shows: ['>>> 1 + 1', '2', '>>>'] },
  { about: 'None is not shown', keys: 'None<enter>', shows: ['>>> None', '>>>'] },
  { about: '_ is the last value', keys: '6 * 7<enter>_ + 1<enter>', shows: ['>>> 6 * 7', '42', '>>> _ + 1', '43', '>>>'] },
  {
    about: 'only the last statement of a block shows its value',
    keys: '1; 2<enter><paste>3\n4</paste><enter>',
    shows: ['>>> 1; 2', '2', '>>> 3', '... 4', '4', '>>>'],
  },
  { about: 'nothing is nothing', keys: '<enter><enter>', shows: ['>>>', '>>>', '>>>'] },
  {
    about: 'a block is whole after an empty line',
    keys: DEF + 'f()<enter>',
    shows: ['>>> def f():', '...     return 1', '...', '>>> f()', '1', '>>>'],
  },
  { about: 'an open bracket asks for more', keys: '(1,<enter>2)<enter>', shows: ['>>> (1,', '...     2)', '(1, 2)', '>>>'] },
  { about: 'a triple quoted string asks for more', keys: '"""a<enter>b"""<enter>', shows: ['>>> """a', '... b"""', "'a\\nb'", '>>>'] },
  { about: 'a decorator asks for more', keys: '@staticmethod<enter>', shows: ['>>> @staticmethod', '...'] },
  {
    about: 'else belongs to the if',
    keys: 'if 0:<enter>1<enter><backspace>else:<enter>2<enter><enter>',
    shows: ['>>> if 0:', '...     1', '... else:', '...     2', '...', '2', '>>>'],
  },
  {
    about: 'await at the top',
    keys: 'import asyncio<enter>await asyncio.sleep(0, 5)<enter>',
    shows: ['>>> import asyncio', '>>> await asyncio.sleep(0, 5)', '5', '>>>'],
  },
  {
    about: 'what awaits sees and makes names of the session',
    keys: 'x = 2<enter>async def g(): return x<enter><enter>y = await g()<enter>y<enter>',
    shown: />>> y\n2\n>>>$/,
  },
  {
    about: 'output without a line end does not hide the prompt',
    keys: 'print("ab", end="")<enter>',
    shows: ['>>> print("ab", end="")', 'ab', '>>>'],
  },
  {
    about: 'sys.ps1 is the prompt',
    keys: 'import sys; sys.ps1 = "? "<enter>1<enter>',
    shows: ['>>> import sys; sys.ps1 = "? "', '? 1', '1', '?'],
  },
  { about: 'sys.ps2 too', keys: 'import sys; sys.ps2 = "+ "<enter>(<enter>', shown: /^\+/m },
  {
    about: 'a future lasts',
    keys: 'from __future__ import annotations<enter>def f(x: 1 + 1): 0<enter><enter>f.__annotations__<enter>',
    shown: /\{'x': '1 \+ 1'\}/,
  },

  {
    about: 'a prompt may have colours of its own',
    keys: 'import sys; sys.ps1 = "\\x1b[32mpy\\x1b[0m> "<enter>12',
    shown: /\npy> 12$/,
    cursor: [1, 6],
    looks: { py: '32' },
  },
  {
    about: 'a warning of the compiler is given once',
    keys: '"\\d"; 1<enter>',
    shown: /^(?![\s\S]*Warning[\s\S]*Warning)[\s\S]*<python-input-0>:1: SyntaxWarning/,
  },

  // ---- errors
  {
    about: 'a traceback has carets into what was typed',
    keys: '1 + (2 / 0)<enter>',
    shows: [
      '>>> 1 + (2 / 0)',
      'Traceback (most recent call last):',
      '  File "<python-input-0>", line 1, in <module>',
      '    1 + (2 / 0)',
      '         ~~^~~',
      'ZeroDivisionError: division by zero',
      '>>>',
    ],
  },
  {
    about: 'lines of earlier blocks are remembered',
    keys: 'def f(): return 1 / 0<enter><enter>f()<enter>',
    shown:
      /File "<python-input-1>", line 1, in <module>\n {4}f\(\)\n {4}~\^\^\n {2}File "<python-input-0>", line 1, in f\n {4}def f\(\): return 1 \/ 0\n {20}~~\^~~/,
  },
  {
    about: 'a wrong line is told at once',
    keys: '1 +* 2<enter>',
    shows: ['>>> 1 +* 2', '  File "<python-input-0>", line 1', '    1 +* 2', '       ^', 'SyntaxError: invalid syntax', '>>>'],
  },
  {
    about: 'statements before the wrong one have run',
    keys: '<paste>a = 1\nb = 1/0\nc = 3</paste><enter>a<enter>c<enter>',
    shown: />>> a\n1\n>>> c\n[\s\S]*NameError/,
  },
  {
    about: 'the session goes on after an error',
    keys: 'x = 1<enter>nope<enter>x<enter>',
    shown: /NameError: name 'nope' is not defined.*\n>>> x\n1\n>>>$/,
  },
  { about: 'exit ends it', keys: 'exit<enter>', ends: 0 },
  { about: 'exit() has a status', keys: 'exit(3)<enter>', ends: 3 },
  { about: 'quit can be a name', keys: 'quit = 5<enter>quit<enter>', shows: ['>>> quit = 5', '>>> quit', '5', '>>>'] },
  { about: 'Ctrl-D leaves an empty prompt', keys: '<C-d>', ends: 0 },
  { about: 'Ctrl-D removes when there is something', keys: '123<C-a><C-d><enter>', shows: ['>>> 23', '23', '>>>'] },
  {
    about: 'Ctrl-C drops the input',
    keys: 'junk(<enter>more<C-c>1<enter>',
    shows: ['>>> junk(', '...     more', 'KeyboardInterrupt', '>>> 1', '1', '>>>'],
  },
  {
    about: 'sys.excepthook is asked',
    keys: 'import sys; sys.excepthook = lambda *a: print("hook")<enter>1/0<enter>',
    shown: /\nhook\n>>>$/,
  },

  {
    about: 'a bug of ours is told, and the session goes on',
    failsOn: 'boom',
    keys: 'x = 1<enter>boom<enter>x<enter>',
    shown: /HOST CRASH[\s\S]*a bug[\s\S]*>>> x\n1\n>>>$/,
  },

  // ---- moving and changing
  { about: 'arrows and typing in the middle', keys: '13<left>2<enter>', shows: ['>>> 123', '123', '>>>'] },
  { about: 'C-a and C-e', keys: '2<C-a>1<C-e>3<enter>', shows: ['>>> 123', '123', '>>>'] },
  { about: 'Home and End', keys: '2<home>1<end>3<enter>', shows: ['>>> 123', '123', '>>>'] },
  { about: 'C-b and C-f', keys: '13<C-b>2<C-f>4<enter>', shows: ['>>> 1234', '1234', '>>>'] },
  { about: 'M-b and M-f go by words', keys: 'ab cd ef<M-b><M-b>X<M-f>Y', shows: ['>>> ab XcdY ef'] },
  { about: 'Ctrl with arrows goes by words', keys: 'ab cd<C-left>X<C-left><C-left><C-right>Y', shows: ['>>> abY Xcd'] },
  { about: 'backspace and delete', keys: 'abcd<backspace><C-a><delete>', shows: ['>>> bc'], cursor: [0, 4] },
  { about: 'C-k takes to the end, C-y brings it back', keys: 'abcd<left><left><C-k><C-a><C-y>', shows: ['>>> cdab'], cursor: [0, 6] },
  { about: 'C-u takes to the begin', keys: 'abcd<left><C-u><C-e><C-y>', shows: ['>>> dabc'] },
  { about: 'C-w takes up to a blank', keys: 'a b.c<C-w><C-y><C-y>', shows: ['>>> a b.cb.c'] },
  { about: 'M-d takes a word', keys: 'one two<C-a><M-d>', shows: ['>>>  two'] },
  { about: 'M-backspace takes a word back', keys: 'a b.c<M-backspace>', shows: ['>>> a b.'] },
  { about: 'kills in a row are one', keys: 'a b c<C-w><C-w><C-y><C-y>', shows: ['>>> a b cb c'] },
  { about: 'M-y brings older ones', keys: 'one<C-u>two<C-u><C-y><M-y>', shows: ['>>> one'] },
  { about: 'C-t changes places', keys: 'ab<C-t>', shows: ['>>> ba'] },
  { about: 'M-u makes a word large', keys: 'abc d<C-a><M-u>', shows: ['>>> ABC d'], cursor: [0, 7] },
  { about: 'undo', keys: 'abc <C-w>x<C-_><C-_>', shows: ['>>> abc'] },
  { about: 'a key without a meaning says so', keys: '<C-a><M-q>', bells: 1 },

  // ---- several lines
  { about: 'it goes in after a colon', keys: 'if 1:<enter>x', shows: ['>>> if 1:', '...     x'] },
  { about: 'and stays there', keys: 'if 1:<enter>x<enter>y', shows: ['>>> if 1:', '...     x', '...     y'] },
  {
    about: 'it comes out after return',
    keys: 'def f():<enter>if 1:<enter>return 1<enter>x',
    shows: ['>>> def f():', '...     if 1:', '...         return 1', '...     x'],
  },
  { about: 'and after pass', keys: 'class A:<enter>pass<enter>x', shows: ['>>> class A:', '...     pass', '... x'] },
  { about: 'a colon in a string is none', keys: 'if 1: x = ":"<enter>y', shows: ['>>> if 1: x = ":"', '... y'] },
  { about: 'backspace takes one level', keys: 'if 1:<enter>if 2:<enter><backspace>x', shows: ['>>> if 1:', '...     if 2:', '...     x'] },
  { about: 'tab gives one level', keys: 'if 1:<enter><backspace><tab>x', shows: ['>>> if 1:', '...     x'] },
  {
    about: 'Shift-Tab takes one level from anywhere in the line',
    keys: 'if 1:<enter>ab<S-tab>',
    shows: ['>>> if 1:', '... ab'],
    cursor: [1, 6],
  },
  {
    about: 'a line in the middle can be changed',
    keys: 'if 1:<enter>1<enter>2<up><backspace>5<down><enter><enter>',
    shows: ['>>> if 1:', '...     5', '...     2', '...', '5', '2', '>>>'],
  },
  {
    about: 'Enter in the middle opens a line there',
    keys: 'if 1:<enter>1<enter>3<up><enter>2',
    shows: ['>>> if 1:', '...     1', '...     2', '...     3'],
    cursor: [2, 9],
  },
  {
    about: 'up and down keep their column',
    keys: '<paste>abcdef\na\nabcdef</paste><up><up>X',
    shows: ['>>> abcdefX', '... a', '... abcdef'],
  },
  { about: 'backspace at the begin joins lines', keys: '<paste>ab\ncd</paste><C-a><backspace>', shows: ['>>> abcd'], cursor: [0, 6] },
  { about: 'Alt-Enter opens a line in any case', keys: '1<M-enter>2', shows: ['>>> 1', '... 2'] },
  {
    about: 'what was indented for nothing is empty',
    keys: 'if 1:<enter>x = 1<enter><M-enter>y',
    shows: ['>>> if 1:', '...     x = 1', '...', '...     y'],
  },
  {
    about: 'after brackets over several lines it goes in from where the statement began',
    keys: 'def g(a,<enter>b):<enter>x',
    shows: ['>>> def g(a,', '...     b):', '...     x'],
  },
  { about: 'a colon inside of brackets opens nothing', keys: 'x = {1:<enter>2}<enter>y', shows: ['>>> x = {1:', '...     2}', '>>> y'] },
  { about: 'a comment changes no indentation', keys: 'if 1:<enter># so:<enter>x', shows: ['>>> if 1:', '...     # so:', '...     x'] },
  { about: 'inside of a string nobody indents', keys: 'if 1:<enter>"""a:<enter>b', shows: ['>>> if 1:', '...     """a:', '... b'] },

  // ---- history
  { about: 'up recalls', keys: '11<enter><up>', shows: ['>>> 11', '11', '>>> 11'], cursor: [2, 6] },
  {
    about: 'up recalls the block, not the line',
    keys: DEF + '<up>',
    shows: ['>>> def f():', '...     return 1', '...', '>>> def f():', '...     return 1'],
  },
  { about: 'down comes back to what was being typed', keys: '1<enter>new<up><down>', shows: ['>>> 1', '1', '>>> new'] },
  { about: 'a recalled block can be changed and run', keys: DEF + '<up><backspace>2<enter><enter>f()<enter>', shown: />>> f\(\)\n2\n>>>$/ },
  {
    about: 'what was recalled and changed does not change the history',
    history: ['aa', 'bb'],
    keys: '<up>x<up><up><down>',
    shows: ['>>> bb'],
    bells: 1,
  },
  { about: 'C-p and C-n do the same', history: ['1', '2'], keys: '<C-p><C-p><C-n>', shows: ['>>> 2'] },
  { about: 'the same twice is kept once', keys: '1<enter>2<enter>2<enter><up><up>', shown: />>> 1$/ },
  { about: 'C-r searches', history: ['alpha = 1', 'beta = 2', 'alphabet = 3'], keys: '<C-r>alp', shows: ["(r-search `alp') alphabet = 3"] },
  {
    about: 'C-r again goes on',
    history: ['alpha = 1', 'beta = 2', 'alphabet = 3'],
    keys: '<C-r>alp<C-r>',
    shows: ["(r-search `alp') alpha = 1"],
  },
  { about: 'Enter runs what was found', history: ['20 + 1', 'x'], keys: '<C-r>20<enter>', shows: ['>>> 20 + 1', '21', '>>>'] },
  { about: 'C-g leaves the search as it was before', history: ['aaa'], keys: 'old<C-r>aa<C-g>', shows: ['>>> old'] },
  { about: 'a search that finds nothing says so', history: ['aaa'], keys: '<C-r>zz', shown: /not found/ },
  {
    about: 'the search finds lines inside of blocks',
    history: ['def f():\n    return needle', 'x'],
    keys: '<C-r>needle<left>',
    shows: ['>>> def f():', '...     return needle'],
  },
  {
    about: 'page up looks for the same begin',
    history: ['foo(1)', 'bar(2)', 'foo(3)', 'baz'],
    keys: 'foo<pageup><pageup>',
    shows: ['>>> foo(1)'],
    cursor: [0, 7],
  },

  // ---- pastes
  {
    about: 'a paste keeps its indentation',
    keys: '<paste>def f():\n    if 1:\n        return 5\n\nf()\n</paste><enter>',
    shows: ['>>> def f():', '...     if 1:', '...         return 5', '...', '... f()', '5', '>>>'],
  },
  { about: 'a paste does not run by itself', keys: '<paste>print(1)\nprint(2)\n</paste>', shows: ['>>> print(1)', '... print(2)'] },
  {
    about: 'prompts of a transcript go, and output too',
    keys: '<paste>>>> def f():\n...     return 1\n...\n>>> f()\n1\n</paste><enter>',
    shows: ['>>> def f():', '...     return 1', '... f()', '1', '>>>'],
  },
  {
    about: 'those of IPython too',
    keys: '<paste>In [1]: for i in range(2):\n   ...:     print(i)\n   ...:\n0\n1\n\nIn [2]: i\nOut[2]: 1\n</paste><enter>',
    shows: ['>>> for i in range(2):', '...     print(i)', '... i', '0', '1', '1', '>>>'],
  },
  { about: 'a paste may have the line ends of others', keys: '<paste>1\r\n2\r3</paste>', shows: ['>>> 1', '... 2', '... 3'] },
  {
    about: 'Ctrl-C in a paste drops it',
    keys: 'x<paste>aaa\x03bbb</paste>1<enter>',
    shows: ['>>> x', 'KeyboardInterrupt', '>>> 1', '1', '>>>'],
  },
  { about: 'control characters in a paste do nothing', keys: '<paste>1\x1b[2J\x012</paste>', shows: ['>>> 1[2J2'] },
  { about: 'tabs of a paste do not complete', keys: '<paste>if 1:\n\tpri</paste>', shows: ['>>> if 1:', '...         pri'] },

  // ---- completion
  { about: 'a name', keys: 'enume<tab>', shows: ['>>> enumerate'] },
  { about: 'a keyword', keys: 'nonlo<tab>', shows: ['>>> nonlocal'] },
  { about: 'a name of the session', keys: 'longname = 1<enter>longn<tab>', shown: />>> longname$/ },
  {
    about: 'what is common, and the rest below',
    keys: 'aa_one = aa_two = 1<enter>aa<tab>',
    shows: ['>>> aa_one = aa_two = 1', '>>> aa_', 'aa_one  aa_two'],
    cursor: [1, 7],
  },
  { about: 'the list goes with the next key', keys: 'aa_one = aa_two = 1<enter>aa<tab>o', shows: ['>>> aa_one = aa_two = 1', '>>> aa_o'] },
  {
    about: 'a long list comes in pages, in order, and tab turns them',
    columns: 30,
    keys: 'import string<enter>class A: pass<enter><enter>for c in string.ascii_lowercase: setattr(A, c * 12, 1)<enter><enter>A.<tab><tab>',
    shown:
      />>> A\.\noooooooooooo {2}uuuuuuuuuuuu\npppppppppppp {2}vvvvvvvvvvvv\nq+ {2}w+\nr+ {2}x+\ns+ {2}y+\nt+ {2}z+\n15-26 of 26; Tab shows others$/,
  },
  {
    about: 'behind the last page comes the first',
    columns: 30,
    keys: 'import string<enter>class A: pass<enter><enter>for c in string.ascii_lowercase: setattr(A, c * 12, 1)<enter><enter>A.<tab><tab><tab>',
    shown: />>> A\.\na+ {2}h+\nb+ {2}i+\n[\s\S]*\n1-14 of 26; Tab shows others$/,
  },
  { about: 'nothing to complete says so', keys: 'zzzz<tab>', bells: 1, shows: ['>>> zzzz'] },
  { about: 'attributes of a module', keys: 'import math<enter>math.fact<tab>', shown: />>> math\.factorial$/ },
  { about: 'methods of an object', keys: 'l = []<enter>l.app<tab>', shown: />>> l\.append$/ },
  {
    about: 'attributes of an instance',
    keys: 'class A: pass<enter><enter>a = A(); a.spam_eggs = 1<enter>a.spa<tab>',
    shown: />>> a\.spam_eggs$/,
  },
  {
    about: 'through a chain',
    keys: 'class A: pass<enter><enter>a = A(); a.b = A(); a.b.deep_one = 1<enter>a.b.de<tab>',
    shown: />>> a\.b\.deep_one$/,
  },
  { about: 'methods of a literal', keys: '"x".isdig<tab>', shows: ['>>> "x".isdigit'] },
  {
    about: 'no getter runs',
    keys: 'class A:<enter>@property<enter>def pp(self): print("RAN")<enter><enter>a = A()<enter>a.pp.x<tab><C-u>a.p<tab>',
    shown: /^(?![\s\S]*\nRAN)[\s\S]*>>> a\.pp$/,
  },
  {
    about: 'no __getattr__ and no __dir__ runs',
    keys: 'class A:<enter>def __getattr__(self, n): print("RAN")<enter><backspace>def __dir__(self): print("RAN")<enter><enter>a = A()<enter>a.zz.y<tab><C-u>a.zz<tab>',
    shown: /^(?![\s\S]*\nRAN)[\s\S]*>>> a\.zz$/,
  },
  { about: 'hidden names come when asked for', keys: 'class A: _hid = 1; vis = 2<enter><enter>A._hi<tab>', shown: />>> A\._hid$/ },
  { about: 'modules to import', keys: 'import mat<tab>', shows: ['>>> import math'] },
  { about: 'modules in packages', keys: 'import json.dec<tab>', shows: ['>>> import json.decoder'] },
  { about: 'names to import from a module', keys: 'import math<enter>from math import factori<tab>', shown: /import factorial$/ },
  { about: 'the word import itself', keys: 'from math imp<tab>', shows: ['>>> from math import'] },
  { about: 'files in a string', keys: 'open("package-l<tab>', shows: ['>>> open("package-lock.json'] },
  { about: 'folders have a slash', keys: 'open("test/unit/arch<tab>', shows: ['>>> open("test/unit/architecture/'] },
  { about: 'nothing in a comment', keys: '# enume<tab>', bells: 1, shows: ['>>> # enume'] },
  { about: 'commands', keys: '%symt<tab>', shows: ['>>> %symtable'] },

  // ---- colours
  {
    about: 'keywords, strings, numbers, comments',
    colors: true,
    keys: 'if "s" + 15: # c',
    looks: { if: '1 34', '"s"': '32', 15: '33', '# c': '31', '>>>': '1 35', '+': '' },
  },
  { about: 'builtins and definitions', colors: true, keys: 'def ff(): print', looks: { ff: '1', print: '36' } },
  {
    about: 'a soft keyword is one where it is meant',
    colors: true,
    keys: '<paste>match x:\n  case 1: 2</paste>',
    looks: { match: '1 34', case: '1 34' },
  },
  { about: 'and a name where it is not', colors: true, keys: 'match = 1', looks: { match: '' } },
  { about: 'an attribute is no builtin', colors: true, keys: 'a.print', looks: { print: '' } },
  { about: 'a keyword in a string is a string', colors: true, keys: 'x = "if', looks: { if: '32' } },
  { about: 'an f-string has code in it', colors: true, keys: "f'ab{15}'", looks: { ab: '32', 15: '33' } },
  { about: 'a bracket and its partner are marked', colors: true, keys: '(a[0])', looks: { '(': '1 7', ')': '1 7', '[': '' } },
  { about: 'a bracket in a string is none', colors: true, keys: '("(")', looks: { '("': '1 7', '(")': '32' } },
  { about: 'the mark goes with the cursor', colors: true, keys: '(a)<left><left>', looks: { '(': '1 7' } },
  {
    about: 'what a search has found is marked',
    colors: true,
    history: ['alphabet = 3'],
    keys: '<C-r>bet',
    looks: { 'bet =': '1 7', alpha: '' },
  },
  { about: 'when it runs nothing is marked', colors: true, keys: '(1)<enter>', looks: { '(': '' } },

  // ---- wide characters
  { about: 'wide characters take two columns', keys: 'x = "日本"', shows: ['>>> x = "日本"'], cursor: [0, 14] },
  { about: 'and one key', keys: 'x = "日本"<left><left>', cursor: [0, 11] },
  { about: 'a letter with its accent is one', keys: '"e\u0301x"<left><left><left>', cursor: [0, 5] },
  { about: 'a family is one', keys: '"<paste>👨‍👩‍👧</paste>x"<backspace><backspace><backspace>', shows: ['>>> "'], cursor: [0, 5] },
  { about: 'a wide character does not hang over the edge', columns: 10, keys: '"abcd日"', shows: ['>>> "abcd', '日"'], cursor: [1, 3] },
  { about: 'up and down count columns', keys: '<paste>日本x\nabcdef</paste><left><left><up>X', shows: ['>>> 日本Xx', '... abcdef'] },

  // ---- long and many lines
  {
    about: 'a line longer than the screen goes on below',
    columns: 20,
    keys: 'x = "aaaaaaaaaaaaaaaaaaaa"',
    shows: ['>>> x = "aaaaaaaaaaa', 'aaaaaaaaa"'],
    cursor: [1, 10],
  },
  { about: 'the cursor does not stay behind the last column', columns: 10, keys: '123456', shows: ['>>> 123456'], cursor: [1, 0] },
  {
    about: 'a long line can be changed at its begin',
    columns: 20,
    keys: '<paste>aaaaaaaaaaaaaaaaaaaa</paste><C-a>X',
    shows: ['>>> Xaaaaaaaaaaaaaaa', 'aaaaa'],
    cursor: [0, 5],
  },
  { about: 'a shorter line leaves nothing behind', columns: 20, keys: '<paste>aaaaaaaaaaaaaaaaaaaa</paste><C-u>1', shows: ['>>> 1'] },
  {
    about: 'a block higher than the screen shows the part around the cursor',
    rows: 4,
    keys: '<paste>a1\na2\na3\na4\na5\na6</paste>',
    shows: ['... a3', '... a4', '... a5', '... a6'],
  },
  {
    about: 'and goes with it',
    rows: 4,
    keys: '<paste>a1\na2\na3\na4\na5\na6</paste><up><up><up><up>',
    shows: ['... a2', '... a3', '... a4', '... a5'],
    cursor: [0, 6],
  },
  {
    about: 'it works at the bottom of the screen',
    rows: 4,
    keys: '1<enter>2<enter>3<enter>if 1:<enter>4<enter><enter>',
    shows: ['>>> 1', '1', '>>> 2', '2', '>>> 3', '3', '>>> if 1:', '...     4', '...', '4', '>>>'],
  },

  // ---- the window
  {
    about: 'a narrower window',
    columns: 40,
    keys: 'x = "aaaaaaaaaaaaaaaaaaaa"<resize 20x10>1',
    shows: ['>>> x = "aaaaaaaaaaa', 'aaaaaaaaa"1'],
    cursor: [1, 11],
  },
  {
    about: 'a wider window',
    columns: 20,
    keys: 'x = "aaaaaaaaaaaaaaaaaaaa"<resize 40x10>1',
    shows: ['>>> x = "aaaaaaaaaaaaaaaaaaaa"1'],
    cursor: [0, 31],
  },
  {
    about: 'what was there before stays',
    columns: 40,
    keys: '"before"<enter>if 1:<enter>x<resize 30x10>y',
    shows: ['>>> "before"', "'before'", '>>> if 1:', '...     xy'],
  },
  { about: 'C-l clears and keeps the input', keys: '1<enter>abc<C-l>d', shows: ['>>> abcd'], cursor: [0, 8] },

  // ---- few bytes
  { about: 'a letter costs a letter', keys: 'abcdefg', bytes: 1 },
  { about: 'a letter in a coloured word costs the letter and its colour', colors: true, keys: '"abcdef', bytes: 12 },
  { about: 'a letter in the middle costs what is behind it', keys: 'abcdefgh<left><left>x', bytes: 8 },
  { about: 'moving costs a move', keys: 'abcdefgh<left>', bytes: 1 },
  { about: 'a letter in a large block costs no more', keys: '<paste>' + 'x = 1\n'.repeat(12) + '</paste><up><up><up><C-e>5', bytes: 1 },
  { about: 'a word that becomes a keyword is drawn anew, and nothing else', colors: true, keys: '<paste>\n\n\nretur</paste>n', bytes: 30 },
  { about: 'another line costs its prompt', keys: 'if 1:<enter>', bytes: 16 },

  // ---- commands
  { about: '%help is made of the table', keys: '%help<enter>', shown: /%dis[\s\S]*%timeit[\s\S]*%who[\s\S]*x\?\?/ },
  { about: 'a command that is none', keys: '%tme<enter>', shown: /no command %tme; did you mean %time\?/ },
  { about: '%dis of a function', keys: DEF + '%dis f<enter>', shown: /^f \(line 1\)[\s\S]*return 1\n[\s\S]*RETURN_VALUE/m },
  { about: '%dis of code', keys: '%dis a + b<enter>', shown: /LOAD_NAME +0 \(a\)/ },
  { about: '%ast of what was entered last', keys: 'a = 1<enter>%ast<enter>', shown: /body: Assign|╰─ Assign/ },
  { about: '%tokens', keys: '%tokens a+1<enter>', shown: /NAME +a\n.*OP +\+\n.*NUMBER +1/ },
  {
    about: '%symtable',
    keys: '%symtable def f(x): return y<enter>',
    shown: /function f +\(line 1\)\n +x +local +parameter[\s\S]*y +global/,
  },
  { about: '%time shows the value and the time', keys: '%time 6 * 7<enter>', shown: /\n42\nwall time/ },
  { about: '%timeit', keys: '%timeit 1<enter>', shown: /per loop/ },
  {
    about: '%who',
    keys: 'x = [1]; y = "a"<enter>%who<enter>%who str<enter>',
    shown: /x +list +\[1\]\ny +str +'a'\n>>> %who str\ny +str +'a'\n>>>$/,
  },
  {
    about: 'x? tells about x',
    keys: 'def f(a, b=2):<enter>"""Adds."""<enter>return a<enter><enter>f?<enter>',
    shown: /signature: f\(a, b=2\)[\s\S]*doc:\n {4}Adds\./,
  },
  { about: 'x?? shows its source', keys: DEF + 'f??<enter>', shown: /source:\ndef f\(\):\n {4}return 1/ },
  { about: 'a command is in the history', keys: '%who<enter><up>', shown: />>> %who$/ },
  {
    about: 'an error in a command is told from where the user is',
    keys: '%time 1/0<enter>',
    shown: /Traceback \(most recent call last\):\n {2}File "<time>", line 1/,
  },
  { about: 'help(x)', keys: 'help(len)<enter>', shown: /len\(obj/ },

  // ---- gradients
  {
    about: '%grad of a tensor: its nodes, what they saved, the line that made each',
    keys: TENSORS + '%grad y<enter>',
    columns: 120,
    shown:
      /\n {2}SumBackward0 #2 = y +\[\] +<python-input-2>:1 {2}y = \(w \* w \/ w\)\.sum\(\)\n {2}DivBackward0 #1 +\[2\] +self \[2\], other \[2\] +<python-input-2>:1 {2}w \* w \/ w\n {2}├─ MulBackward0 #0 .* w \* w\n {2}│ {2}├─ w +\[2\] +leaf\n/,
  },
  {
    about: '%grad without a name is about all results',
    keys: TENSORS + 'z = w + 1; y = 0<enter>%grad<enter>',
    shown: /AddBackward0 #3 = z/,
  },
  { about: '%grad of a leaf', keys: TENSORS + '%grad w<enter>', shown: /\n%grad: w has no grad_fn\n>>>$/ },
  { about: '%grad of what is no tensor', keys: '%grad 6 * 7<enter>', shown: /\n%grad: 6 \* 7 is no tensor\n>>>$/ },
  {
    about: '%backward shows the gradients of each node, and puts them into the leaves',
    keys: TENSORS + '%backward y<enter>w.grad<enter>',
    shown:
      /\n {2}DivBackward0 #1 {2}<python-input-2>:1 {2}w \* w \/ w\n {4}came {2}\[2\] 1, 1\n {4}gives \[2\] 1, 0\.5 {2}to MulBackward0 #0\n {4}gives \[2\] -1, -1 {2}to w\n[\s\S]*\n {2}w\n {4}came {2}\[2\] 1, 1\n {4}\.grad \[2\] 1, 1\n>>> w\.grad\ntensor\(\[1\., 1\.\]\)\n/,
  },
  { about: '%backward of nothing', keys: '%backward<enter>', shown: /\n%backward: which tensor\?\n>>>$/ },
  {
    about: '%anomaly tells who switched it on',
    keys: TENSORS + '%anomaly<enter>a = torch.autograd.set_detect_anomaly(True)<enter>%anomaly<enter>',
    shown:
      /anomaly:\n {2}off, for this context\n>>> a = .*\n>>> %anomaly\nanomaly:\n {2}on, for this context\n {2}looks for nan in gradients\n {2}set by <python-input-3>:1 in <module>\n>>>$/,
  },
  { about: '%ext without tables', keys: '%ext<enter>', shown: /\next:\n {2}nothing\n>>>$/ },
  {
    about: '%ext shows the tables of external objects, and %ext trace each access',
    keys: 'import _external as e<enter>class A: pass<enter><enter>a = A()<enter>t = e.current()<enter>%ext trace<enter>e.store(t, 0, a)<enter>%ext trace<enter>e.store(t, 1, a)<enter>%ext<enter>%ext all<enter>',
    columns: 140,
    shown:
      /\naccesses are told\n>>> e\.store\(t, 0, a\)\nfill {2}no function#0\[0\] {3}= <__main__\.A object at 0x[0-9a-f]+> {2}<python-input-\d+>:1 in <module>\n>>> %ext trace\naccesses are told no longer\n>>> e\.store\(t, 1, a\)\n>>> %ext\next:\n {2}activation 0 of no function {2}thread MainThread {2}for calls outside of any activation\n {4}0 {2}user, held weakly {3}= <__main__\.A[\s\S]*\n%ext: nothing, or trace\n>>>$/,
  },
  {
    about: '%why tells once more what made backward() fail',
    keys: '%why<enter>' + TENSORS + 'def f(x): x += 1<enter><enter>e = w.exp()<enter>f(e)<enter>e.sum().backward()<enter><C-l>%why<enter>',
    columns: 120,
    shown:
      /^>>> %why\nno backward\(\) has failed\n[\s\S]*>>> %why\nRuntimeError: one of the variables[\s\S]*\nExpBackward0 is where backward\(\) failed; the forward pass made it here:\n {2}File "<python-input-4>", line 1, in <module>\n {4}e = w\.exp\(\)\nWhat it had saved was changed here:\n {2}File "<python-input-3>", line 1, in f\n {4}def f\(x\): x \+= 1\n {14}\^{6}\n>>>$/,
  },
];
