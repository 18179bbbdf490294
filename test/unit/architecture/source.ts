/** Reads the import statements of TypeScript text, and finds circles in what they make. */

export interface Import {
  readonly specifier: string;
  /** Gone at run time: `import type`, or nothing but `type` names. */
  readonly isType: boolean;
}

const STATEMENT = /^(?:import|export)\s+(?:(type)\s+)?((?:[\w$*]+(?:\s+as\s+[\w$]+)?\s*,?\s*)?(?:\{[^}]*\})?)\s*from\s+['"]([^'"]+)['"]/gm;
const BARE = /^import\s+['"]([^'"]+)['"]/gm;
const DYNAMIC = /(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

export function readImports(text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found: Import[] = [];
  for (const [, type, names, specifier] of code.matchAll(STATEMENT)) {
    const listed = /^\{([^}]*)\}$/.exec(names.trim());
    const onlyTypes = listed !== null && listed[1].split(',').every((name) => name.trim() === '' || /^type\s/.test(name.trim()));
    found.push({ specifier, isType: type !== undefined || onlyTypes });
  }
  for (const [, specifier] of code.matchAll(BARE)) found.push({ specifier, isType: false });
  // `import('./x.ts').Name` in a type loads nothing; as a call it loads the file later, which closes no circle at start-up.
  for (const [, , specifier] of code.matchAll(DYNAMIC)) found.push({ specifier, isType: true });
  return found;
}

/** One circle as `a -> b -> a`, or undefined. */
export function findCycle(graph: ReadonlyMap<string, readonly string[]>): string | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): string | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node].join(' -> ');
    if (done.has(node)) return undefined;
    path.push(node);
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next);
      if (cycle) return cycle;
    }
    path.pop();
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node);
    if (cycle) return cycle;
  }
  return undefined;
}
