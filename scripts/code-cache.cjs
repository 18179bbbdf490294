/**
 * Writes V8's code cache beside each script of the bundle: run by the build, in a process of its own.
 *
 *     node scripts/code-cache.cjs              for the scripts that every run loads: first, the others leave alone what is there
 *     node scripts/code-cache.cjs modules      for the builtin modules
 *     node scripts/code-cache.cjs views        for sub-commands, and with them commander and chalk
 *
 * It runs a small program and keeps what V8 has compiled for it, so that the next start finds the functions that every start needs, and
 * few that it does not. The program imports, too: what the machine does then (classes, decorators, code that is read) is a sixth more to keep,
 * costs a program without imports 2 ms, and `import typing` has 25 ms less to compile. The others have a process of their own each.
 */
const { existsSync, readdirSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const program = `
import sys
class Point:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y
    def __repr__(self):
        return f'{self.x}, {self.y:.2f}'
def points(count):
    for i in range(count):
        yield Point(i, i * 0.5)
found = {str(point): point.x for point in points(3)}
try:
    found['nothing']
except KeyError as error:
    message = str(error) + ' '.join(sorted(found))
while message:
    message = message[1:]
import argparse, calendar, dataclasses, datetime, decimal, dis, inspect, json, re, statistics, tokenize, typing, unittest
re.compile('(a|b)+[^c]*').search('xxab')
json.loads(json.dumps({'a': [1, 2.5, None, 'text']}))
decimal.Decimal('1.5') * 3
sys.stdout.write('')
`;

/** Every module of the library, and with them the builtin ones. */
const library = readdirSync(join(__dirname, '../dist/stdlib'))
  .map((file) => file.replace(/(\.__init__)?\.code$/, ''))
  .filter((name) => !name.endsWith('__main__'));
const imports = `import ${library.join(', ')}, cmath, gc, itertools, math, unicodedata, zlib`;
const KINDS = { program: ['-B', '-c', program], modules: ['-B', '-c', imports], views: ['dis', '--color=always', '-c', 'while x: f()'] };
const kind = process.argv[2] ?? 'program';
process.argv = [process.argv[0], join(__dirname, '../bin/glasspy.js'), ...KINDS[kind]];
process.on('exit', (status) => {
  if (status !== 0) return;
  for (const [name, { script, digest }] of loaded) {
    const path = join(__dirname, '../dist', `${name}.v8`);
    if (kind !== 'program' && existsSync(path)) continue;
    writeFileSync(`${path}.tmp`, Buffer.concat([Buffer.from(digest, 'latin1'), script.createCachedData()]));
    renameSync(`${path}.tmp`, path);
  }
});
const { loaded } = require('../bin/glasspy.js');
