/**
 * Unit tests: files `*.test.ts` that use uvu, bundled together and run in a process each.
 *
 * They are bundled because only then are the opcodes numbers, as in the product; a switch over an object's properties would
 * make every test of the machine 20 times slower. uvu ends well when nothing ran, so a file that reports no test has failed.
 */
import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { inPool } from './pool.ts';
import { addTotals, type Failure, type Report } from './report.ts';

const TIMEOUT_MS = 120_000;

export function findUnitTests(folder: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.name.endsWith('.test.ts')) found.push(join(entry.parentPath, entry.name));
  }
  return found.sort();
}

/** A bundled test still finds the files beside its source. */
const sourceUrls: Plugin = {
  name: 'source-urls',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]test[\\/]unit[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return { loader: 'ts', contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)) };
    });
  },
};

/** Bundles `files` into `outdir`; a map from each file to its bundle. */
async function bundleTests(files: readonly string[], outdir: string): Promise<Map<string, string>> {
  rmSync(outdir, { recursive: true, force: true });
  const names = new Map(files.map((file) => [file, relative('.', resolve(file)).replace(/[\\/]/g, '.').replace(/\.ts$/, '')]));
  await build({
    entryPoints: files.map((file) => ({ in: resolve(file), out: names.get(file)! })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    sourcemap: 'inline',
    external: ['esbuild'],
    loader: { '.py': 'text' },
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    define: { __GLASSPY_VERSION__: '"0.0.0-test"', __GLASSPY_BUNDLED__: 'false' },
    plugins: [sourceUrls],
    logLevel: 'silent',
  });
  return new Map(files.map((file) => [file, join(outdir, `${names.get(file)}.mjs`)]));
}

interface FileResult {
  readonly passed: number;
  readonly failures: Failure[];
  readonly skipped: string[];
}

export async function runUnitTests(files: readonly string[], outdir: string, concurrency: number): Promise<Report> {
  if (files.length === 0) return addTotals('unit', 0, [], []);
  const bundled = await bundleAll(files, outdir);
  const results = await inPool(files, concurrency, async (file): Promise<FileResult> => {
    const path = bundled.get(file);
    if (typeof path === 'string') return runFile(file, path);
    return { passed: 0, failures: [{ name: file, complaint: `cannot be bundled:\n${path?.message ?? 'unknown'}` }], skipped: [] };
  });
  const failures = results.flatMap((result) => result.failures);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  return addTotals(
    'unit',
    passed + failures.length,
    failures,
    results.flatMap((result) => result.skipped),
  );
}

/** All in one go; if that fails because of one file, each alone, so that the others still run. */
async function bundleAll(files: readonly string[], outdir: string): Promise<Map<string, string | Error>> {
  try {
    return await bundleTests(files, join(outdir, 'all'));
  } catch {
    const one = async (file: string): Promise<[string, string | Error]> => {
      const bundled = await bundleTests([file], join(outdir, file.replace(/[\\/]/g, '.'))).catch((error: Error) => error);
      return [file, bundled instanceof Error ? bundled : bundled.get(file)!];
    };
    return new Map(await Promise.all(files.map(one)));
  }
}

const { FORCE_COLOR: _, ...withoutColor } = process.env;

function runFile(file: string, bundled: string): Promise<FileResult> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ['--enable-source-maps', bundled], { env: { ...withoutColor, NO_COLOR: '1' } });
    const output: Buffer[] = [];
    const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('close', (exit, signal) => {
      clearTimeout(timer);
      done(readUvuReport(file, Buffer.concat(output).toString('utf8'), exit ?? `signal ${signal}`));
    });
  });
}

/** Reads the totals that uvu prints; what it does not print has failed. */
export function readUvuReport(file: string, output: string, exit: number | string): FileResult {
  const count = (label: string) => Number(new RegExp(`^\\s*${label}:\\s+(\\d+)`, 'm').exec(output)?.[1] ?? Number.NaN);
  const [total, passed, skipped] = [count('Total'), count('Passed'), count('Skipped')];
  const fails = (complaint: string) => ({ name: file, complaint: `${complaint}\n${output.trim().split('\n').slice(0, 60).join('\n')}` });
  if (Number.isNaN(total))
    return { passed: 0, failures: [fails(`reported nothing (exit status ${exit}); does it call test.run()?`)], skipped: [] };
  const reasons = Array.from({ length: skipped || 0 }, () => `${file}: by its own decision`);
  const failures: Failure[] = [];
  // One failure for each failed test, so that the totals are true; the output is shown with the first.
  for (let i = passed; i < total; i++)
    failures.push(i === passed ? fails(`${total - passed} of ${total} tests failed`) : { name: file, complaint: '(see above)' });
  if (failures.length === 0 && exit !== 0) failures.push(fails(`all tests passed, but the exit status is ${exit}`));
  if (failures.length === 0 && total === 0 && skipped === 0) failures.push(fails('no test ran'));
  return { passed, failures, skipped: reasons };
}
