/**
 * The entry of the command: reads the arguments, loads the part that they ask for, ends the process.
 *
 *     --version, wrong usage   answered here
 *     a sub-command, --help    commands.ts, and with it commander and chalk
 *     --explain, --against     explain.ts, against.ts
 *     a program                main.ts, and with it the machine
 *     a worker                 worker.ts, which is the machine, too
 *
 * Each part is a script of its own in the bundle (scripts/build.mjs), so a question costs what its answer needs.
 */
import { readArguments, type RunRequest } from './arguments.ts';
import { describeCrash } from './crash.ts';
import type { Ending } from './ending.ts';
import { say } from './say.ts';
import { usage, VERSION } from './usage.ts';

const CRASH_STATUS = 70;

async function answer(request: RunRequest): Promise<Ending> {
  switch (request.kind) {
    case 'version': {
      const host = request.what === 'long' ? ` [Node ${process.versions.node}, V8 ${process.versions.v8}] on ${process.platform}` : '';
      say(1, `glasspy ${VERSION} (Python 3.14)${host}\n`);
      return 0;
    }
    case 'usage':
      return usage(request.what);
    case 'help':
    case 'command': {
      const { runCommand } = await import('./commands.ts');
      return runCommand(request);
    }
    case 'explain': {
      const [{ explain }, { paintFor }] = [await import('./explain.ts'), await import('./paint.ts')];
      const answer = explain(request.what, paintFor());
      say('text' in answer ? 1 : 2, 'text' in answer ? answer.text : `${answer.problem}\n`);
      return 'text' in answer ? 0 : 2;
    }
    default: {
      if (request.against !== null) {
        const [{ runAgainst }, { paintFor }] = [await import('./against.ts'), await import('./paint.ts')];
        return runAgainst(request, paintFor());
      }
      const { runProgram } = await import('./main.ts');
      return runProgram(request);
    }
  }
}

/** The process. All output has been written when this is called. */
function end(ending: Ending): void {
  if (ending === 'SIGINT') {
    // Without a handler this ends the process; the status is for hosts that have no signals.
    process.exitCode = 130;
    process.removeAllListeners('SIGINT');
    process.kill(process.pid, 'SIGINT');
    return;
  }
  process.exit(ending);
}

async function start(): Promise<void> {
  if (process.argv[2] === '--glasspy-worker') {
    const { runWorker } = await import('./worker.ts');
    process.exit(await runWorker());
  }
  const request = readArguments(process.argv.slice(2), process.env);
  const crash = (error: unknown): void => {
    say(2, describeCrash(error, request.x.has('host-stack')));
    end(CRASH_STATUS);
  };
  process.on('uncaughtException', crash);
  try {
    end(await answer(request));
  } catch (error) {
    crash(error);
  }
}

void start();
