/**
 * Sub-commands and help: the part that commander describes. Loaded only when asked for.
 */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { disassembly } from '../bytecode/disassembler.ts';
import { SyntaxProblem } from '../support/errors.ts';
import { SWITCHES } from '../support/switches.ts';
import type { RunRequest } from './arguments.ts';
import { compiler } from './compiler.ts';
import { say, systemError } from './say.ts';

const EXAMPLES = `
Arguments behind the program belong to the program (sys.argv).

Examples:
  glasspy hello.py             run a program
  glasspy -c "print(6 * 7)"    run a line
  glasspy -m package.module    run a module
  glasspy dis hello.py         show its bytecode
  glasspy show hamt hello.py   run it, and show the trees of its contexts`;

const OPTIONS: readonly (readonly [string, string])[] = [
  ['-c <cmd>', 'run a program passed as text'],
  ['-m <mod>', 'run a module as a script'],
  ['-b', 'accepted, as are -d, -q, -s, -S and -v: nothing hangs on them here'],
  ['-B', 'do not keep bytecode in the cache folder (also PYTHONDONTWRITEBYTECODE)'],
  ['-E', 'ignore the environment variables PYTHON*'],
  ['-i', 'afterwards run what standard input has'],
  ['-I', 'isolate: -E, and neither the folder of the script nor the user in sys.path'],
  ['-O', 'leave assert statements out; -OO leaves docstrings out too'],
  ['-P', 'do not put the folder of the script into sys.path'],
  ['-u', 'write output at once'],
  ['-V, --version', 'print the version; -VV prints more'],
  ['-W <arg>', 'control of warnings'],
  ['-x', 'skip the first line of the program'],
  ['-X <opt>', 'set an option of the implementation; see --help-debug'],
  ['--help-debug', 'list the debug switches'],
];

function program(): Command {
  const command = new Command('glasspy');
  command
    .usage('[option] ... [-c cmd | -m mod | file | folder | -] [arg] ...')
    .description('A small Python you can see through.')
    .exitOverride()
    .configureOutput({ writeErr: (text) => say(2, text), writeOut: (text) => say(1, text) })
    .addHelpText('after', EXAMPLES);
  for (const [flags, description] of OPTIONS) command.option(flags, description);
  command
    .command('show <view> <file> [args...]')
    .description('run a program, and show the machine as it is then; show --help lists the views');
  command.command('run <file> [args...]').description('run a program (the same as giving just the file)');
  command
    .command('dis <file>')
    .description('show the bytecode of a program, - for standard input')
    .option('-p, --positions', 'lines and columns instead of lines')
    .option('-o, --offsets', 'the number of each instruction')
    .option('-O', 'without assert statements')
    .action((file: string, options: { positions?: boolean; offsets?: boolean; O?: boolean }) => {
      const source = readFileSync(file === '-' ? 0 : file);
      const code = compiler.compile(source, file === '-' ? '<stdin>' : file, 'exec', { optimize: options.O === true ? 1 : 0 });
      say(1, disassembly(code, options));
    });
  return command;
}

export function runCommand(request: RunRequest): number {
  if (request.kind === 'help' && request.what === 'debug') {
    for (const [name, what] of Object.entries(SWITCHES)) say(1, `  -X ${name.padEnd(16)} ${what}\n`);
    return 0;
  }
  try {
    program().parse(request.kind === 'help' ? ['--help'] : [request.what, ...request.rest], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof SyntaxProblem) {
      say(2, describe(error));
      return 1;
    }
    const system = systemError(error);
    if (system === null) throw error;
    say(2, `glasspy: can't open file '${request.rest.find((word) => !word.startsWith('-'))}': [Errno ${system.number}] ${system.text}\n`);
    return 2;
  }
}

/** Without a machine there is no traceback module; a syntax error needs little of it. */
function describe({ filename, span, text, kind, message }: SyntaxProblem): string {
  const line = text?.replace(/\s+$/, '') ?? '';
  const indent = line.length - line.trimStart().length;
  const [from, to] = [Math.max(span.col, indent), span.endLine === span.line && span.endCol > span.col ? span.endCol : span.col + 1];
  const shown = line === '' ? '' : `    ${line.trimStart()}\n    ${' '.repeat(from - indent)}${'^'.repeat(Math.max(1, to - from))}\n`;
  return `  File "${filename ?? '?'}", line ${span.line}\n${shown}${kind}: ${message}\n`;
}
