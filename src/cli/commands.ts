/**
 * Sub-commands and help: the part that commander describes. Loaded only when asked for.
 */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { compile } from '../compiler/compile.ts';
import { SyntaxProblem } from '../support/errors.ts';
import { SWITCHES } from '../support/switches.ts';
import type { RunRequest } from './arguments.ts';

function program(): Command {
  const command = new Command('glasspy');
  command
    .usage('[option] ... [-c cmd | -m mod | file | -] [arg] ...')
    .description('A small Python you can see through.\n\nExamples:\n  glasspy hello.py            run a program\n  glasspy -c "print(6 * 7)"   run a line\n  glasspy dis hello.py        show its bytecode')
    .option('-c <cmd>', 'run a program passed as text')
    .option('-m <mod>', 'run a module as a script')
    .option('-V, --version', 'print the version')
    .option('-X <opt>', 'set an implementation option, e.g. -X fuel=1')
    .option('-O', 'leave assert statements out')
    .option('--help-debug', 'list the debug switches')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text), writeOut: (text) => process.stdout.write(text) });
  command
    .command('dis <file>')
    .description('show the bytecode of a program beside its positions')
    .action((file: string) => {
      const code = compile(readFileSync(file), file, 'exec');
      process.stdout.write(`${code.words.length} instructions\n`);
    });
  command.command('run <file> [args...]', { isDefault: false }).description('run a program (the same as giving just the file)');
  return command;
}

export function runCommand(request: RunRequest): number {
  if (request.kind === 'help' && request.what === 'debug') {
    for (const [name, what] of Object.entries(SWITCHES)) process.stdout.write(`  -X ${name.padEnd(16)} ${what}\n`);
    return 0;
  }
  const command = program();
  try {
    command.parse(request.kind === 'help' ? ['--help'] : [request.what, ...request.rest], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof SyntaxProblem) {
      process.stderr.write(`  File "${error.filename ?? '?'}", line ${error.span.line}\n    ${error.text?.trim() ?? ''}\n${error.kind}: ${error.message}\n`);
      return 1;
    }
    const { code, message } = error as { code?: string; message: string };
    if (code === 'ENOENT') {
      process.stderr.write(`glasspy: can't open file '${request.rest[0]}': [Errno 2] No such file or directory\n`);
      return 2;
    }
    throw new Error(message, { cause: error });
  }
}
