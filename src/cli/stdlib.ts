/**
 * The standard library that is written in Python: compiled at build time, loaded when imported.
 */
import type { CodeObject } from '../bytecode/code.ts';

export function stdlibCode(_name: string): { code: CodeObject; isPackage: boolean } | null {
  return null;
}
