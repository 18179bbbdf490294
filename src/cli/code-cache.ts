/**
 * The bytecode cache: code of scripts and modules, kept between runs in the user's cache folder.
 *
 *     ~/.cache/glasspy/<name and optimisation, hashed>.code
 *         digest of build, opcodes and source (32 bytes)   code file (src/bytecode/serialise.ts)
 *
 * One file for each source file, written again when the source has changed. Nothing in it is trusted: the digest says for which text it
 * was made, and reading verifies the code. A file that is not what it should be is as good as none. Never beside the sources, and
 * when the folder cannot be written nobody hears of it.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { CodeCache } from '../assemble.ts';
import type { CodeObject } from '../bytecode/code.ts';
import { BadCodeFile, CODE_VERSION, deserialise, serialise } from '../bytecode/serialise.ts';
import { sha256 } from './sha256.ts';

const DIGEST = 32;
/** Files to keep; beyond that the half that was not written for longest goes. */
const MOST_FILES = 4000;

/** Where the cache belongs, or null if the environment has no place for it. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string | null {
  const { XDG_CACHE_HOME: given = '', HOME: home = '' } = env;
  if (isAbsolute(given)) return join(given, 'glasspy');
  return isAbsolute(home) ? join(home, '.cache/glasspy') : null;
}

/** `build` stands for the compiler that made the code. Warnings of `script` are told in every run, so its code is kept only without. */
export function fileCodeCache(folder: string, build: string, script: string): CodeCache {
  const written = new Set<string>();
  const isOff = { value: false };
  const digestOf = (source: Uint8Array): Buffer => Buffer.from(sha256(Buffer.concat([Buffer.from(`${build}\0${CODE_VERSION}\0`), source])));
  const pathOf = (filename: string, optimize: number): string => {
    const name = Buffer.from(sha256(Buffer.from(`${resolve(filename)}\0${filename}\0${optimize}`)))
      .toString('hex')
      .slice(0, 40);
    return join(folder, `${name}.code`);
  };
  return {
    find(source, filename, optimize) {
      try {
        const kept = readFileSync(pathOf(filename, optimize));
        return digestOf(source).equals(kept.subarray(0, DIGEST)) ? deserialise(kept.subarray(DIGEST)) : null;
      } catch (error) {
        if (error instanceof BadCodeFile || isSystemError(error)) return null;
        throw error;
      }
    },
    keep(source, filename, optimize, code, hasWarnings) {
      if (isOff.value || (hasWarnings && filename === script)) return;
      const path = pathOf(filename, optimize);
      // A program that compiles many texts under one name shall not keep the disk busy.
      if (written.has(path)) return;
      written.add(path);
      isOff.value = !writeCode(folder, path, digestOf(source), code);
    },
  };
}

const isSystemError = (error: unknown): boolean => typeof (error as { errno?: unknown }).errno === 'number';

/** Says whether it could be written. Others see the old file or the new one, never a part. */
function writeCode(folder: string, path: string, digest: Buffer, code: CodeObject): boolean {
  const temporary = `${path}.${process.pid}.${process.hrtime.bigint()}.tmp`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, Buffer.concat([digest, serialise(code)]), { mode: 0o600, flag: 'wx' });
    renameSync(temporary, path);
    if (digest[0] < 4) sweep(folder);
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    remove(temporary);
    return false;
  }
}

function sweep(folder: string): void {
  const names = readdirSync(folder).filter((name) => name.endsWith('.code') || name.endsWith('.tmp'));
  if (names.length <= MOST_FILES) return;
  const aged = names.map((name) => ({
    path: join(folder, name),
    time: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
  }));
  aged.sort((a, b) => a.time - b.time);
  for (const { path } of aged.slice(0, aged.length >> 1)) remove(path);
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Gone already, or not ours to remove.
  }
}
