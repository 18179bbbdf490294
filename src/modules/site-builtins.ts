/**
 * What module site adds to the builtins for people at a prompt: exit, quit, copyright, credits, license and help.
 *
 * They are objects that say what to do when they are shown, and do it when they are called.
 */
import { builtinType } from '../runtime/builtin-types.ts';
import type { NativeRow, TypeRows } from '../runtime/define.ts';
import type { PyDict } from '../runtime/dict.ts';
import { makeException, SystemExit } from '../runtime/exceptions.ts';
import { Raise, type Thread } from '../runtime/machine.ts';
import { PyObject, type PyType, type Value } from '../runtime/object.ts';
import { jsText, strFromJs } from '../runtime/text.ts';
import type { InterpreterState } from '../vm/interpreter.ts';
import { writeTo } from './sys.ts';

class PyQuitter extends PyObject {
  constructor(readonly name: string) {
    super();
  }
}
class PyPrinter extends PyObject {
  constructor(
    readonly name: string,
    readonly text: string,
    readonly shown: string,
  ) {
    super();
  }
}
class PyHelper extends PyObject {}

const quitterType = builtinType('Quitter', { js: PyQuitter, module: '_sitebuiltins' });
const printerType = builtinType('_Printer', { js: PyPrinter, module: '_sitebuiltins' });
const helperType = builtinType('_Helper', { js: PyHelper, module: '_sitebuiltins' });
const EOF_KEY = 'Ctrl-D (i.e. EOF)';

const shows = (text: (self: never) => string): NativeRow => [
  '(self, /)',
  'Return repr(self).',
  (_t, self: Value) => strFromJs(text(self as never)),
];
export const rows: readonly (readonly [PyType, TypeRows])[] = [
  [
    quitterType,
    {
      methods: {
        __repr__: shows((self: PyQuitter) => `Use ${self.name}() or ${EOF_KEY} to exit`),
        __call__: [
          '(self, code=None)',
          'Leave the program with this exit status.',
          (_t, _self: PyQuitter, code: Value = null) => {
            const exception = makeException(SystemExit, code);
            exception.extra = { code };
            throw new Raise(exception);
          },
        ],
      },
      getset: { name: [null, (_t, self: PyQuitter) => self.name], eof: [null, () => EOF_KEY] },
    },
  ],
  [
    printerType,
    {
      methods: {
        __repr__: shows((self: PyPrinter) => self.shown),
        __call__: [
          '(self)',
          'Print the text.',
          (t, self: PyPrinter) => {
            writeTo(t as never, 'stdout', `${self.text}\n`);
            return null;
          },
        ],
      },
    },
  ],
  [
    helperType,
    {
      doc: 'What the builtin help is: help(object) shows what is known of an object.',
      methods: {
        __repr__: shows(() => 'Type help() for interactive help, or help(object) for help about object.'),
        __call__: ['(self, *args, **kwds)', 'Show help, as pydoc.help does.', callHelp],
      },
    },
  ],
];
function callHelp(t: Thread, _self: PyHelper, args: Value[], kwargs: PyDict): Value {
  const pydoc = (t.interp as InterpreterState).importNow(t as never, 'pydoc');
  const names = kwargs.liveKeys().map((key) => jsText(key as string));
  return t.invoke(t.getAttr(pydoc, 'help'), args, names.length === 0 ? null : { names, values: kwargs.liveValues() });
}

const COPYRIGHT = 'glasspy is MIT licensed.';
const CREDITS = 'Thanks to everybody who made Python what it is; glasspy follows it.';
const LICENSE = 'glasspy is MIT licensed: see the file LICENSE beside it.';

/** Puts them into the namespace of module builtins. */
export function addSiteBuiltins(dict: PyDict): void {
  dict.setName('exit', new PyQuitter('exit'));
  dict.setName('quit', new PyQuitter('quit'));
  dict.setName('copyright', new PyPrinter('copyright', COPYRIGHT, COPYRIGHT));
  dict.setName('credits', new PyPrinter('credits', CREDITS, CREDITS));
  dict.setName('license', new PyPrinter('license', LICENSE, 'Type license() to see the full license text'));
  dict.setName('help', new PyHelper());
}
