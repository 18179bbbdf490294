/**
 * A worker: a machine with one interpreter that serves requests (isolates/worker-side.ts).
 */
import { isMainThread, parentPort } from 'node:worker_threads';
import { assemble } from '../assemble.ts';
import { isolateModules } from '../isolates/index.ts';
import { serveFromWorker } from '../isolates/worker-side.ts';
import { channelName, type ToWorker, type WorkerStart } from '../isolates/workers.ts';
import { ProcessState } from '../vm/process.ts';
import { cacheFolder, fileCodeCache } from './code-cache.ts';
import { compiler } from './compiler.ts';
import { nodeHost } from './node-host.ts';
import { Output } from './output.ts';
import { stdlibCode } from './stdlib.ts';
import { usage, VERSION } from './usage.ts';
import { HERE, nodeWorkers, WORKER_ARGUMENT } from './worker-host.ts';

declare const __GLASSPY_COMPILER__: string;
const COMPILER = typeof __GLASSPY_COMPILER__ === 'undefined' ? null : __GLASSPY_COMPILER__;

export async function runWorker(): Promise<number> {
  const port = parentPort;
  if (isMainThread || port === null) return usage(`${WORKER_ARGUMENT} is for glasspy itself`);
  const host = nodeHost(new Output());
  const channel = nodeWorkers.channel(channelName(host));
  const start = await new Promise<WorkerStart>((resolve) => {
    port.once('message', resolve);
    port.postMessage(HERE);
  });
  const isKept = COMPILER !== null && (start.settings.flags?.dont_write_bytecode ?? 0) === 0;
  const folder = isKept ? cacheFolder(process.env) : null;
  const interp = assemble({
    host,
    compiler,
    modules: isolateModules,
    cache: folder === null ? undefined : fileCodeCache(folder, `${VERSION} ${COMPILER}`, ''),
    stdlib: stdlibCode,
    settings: start.settings,
    process: new ProcessState(start.memory, start.id),
  });
  return serveFromWorker(interp, start, channel, {
    post: (message) => port.postMessage(message),
    onMessage: (hear) => void port.on('message', (message: ToWorker) => hear(message)),
    close: () => process.exit(0),
  });
}
