/**
 * Command lines as people type them, in the order FILE, -, -c, -m, pipes, -i, options, variables, endings. `py` stands for the command.
 *
 * What CPython 3.14 does with each is recorded in command-lines.json; command-lines.test.ts compares.
 */
export interface CommandLine {
  /** For a shell that stands in a folder with FILES in it. */
  readonly line: string;
  /** What is compared besides standard output and the exit status: standard error, whole or its last line. */
  readonly stderr?: 'whole' | 'last';
}

export const FILES: Readonly<Record<string, string>> = {
  'args.py': 'import sys\nprint(__name__, sys.argv)\n',
  'bad.py': 'print("never")\nx = = 1\n',
  'fails.py': 'def f(n):\n    return 1 / n\n\nx = 41\nf(0)\n',
  'reads.py': 'print("line:", input())\nprint("rest:", __import__("sys").stdin.read().split())\n',
  'docs.py': 'def f():\n    "text"\n    assert False, "seen"\n    return f.__doc__, __debug__\nprint(f())\n',
  'two/helper.py': 'value = 7\n',
  'two/main.py': 'import helper\nprint(helper.value)\n',
  'pack/__init__.py': 'print("init")\n',
  'pack/__main__.py': 'import sys\nprint("main", __package__, sys.argv[1:])\n',
  'plain/__init__.py': '',
  'shebang.py': '@echo off, says another system\nprint("ran")\n',
  'prints.py': 'for i in range(100000): print(i)\n',
  'flags.py':
    'import sys\nnames = "debug inspect interactive optimize dont_write_bytecode no_user_site no_site ignore_environment verbose bytes_warning quiet isolated dev_mode safe_path".split()\nprint([name for name in names if getattr(sys.flags, name)], sys.flags.optimize)\n',
  'null.py': 'x = 1\nif x:\n    print(1)\0\n',
  'sub/args.py': 'import sys\nprint("sub", sys.argv[1:])\n',
};

const flags = 'py OPTIONS flags.py';
const withOptions = (options: string): CommandLine => ({ line: flags.replace('OPTIONS', options) });

export const COMMAND_LINES: readonly CommandLine[] = [
  // FILE
  { line: 'py args.py' },
  { line: 'py args.py a "b c" -c -m --help --version -- -' },
  { line: 'py ./sub/args.py -v' },
  { line: 'py -- args.py -x' },
  { line: 'py two/main.py' },
  { line: 'py pack' },
  { line: 'py plain', stderr: 'last' },
  { line: 'py missing.py', stderr: 'last' },
  { line: 'py bad.py', stderr: 'whole' },
  { line: 'py fails.py', stderr: 'whole' },
  { line: 'py null.py', stderr: 'whole' },
  { line: "printf '# coding: latin-1\\n\\351\\0' > latin.py; py latin.py", stderr: 'whole' },
  { line: 'py reads.py < docs.py' },
  { line: 'py reads.py < /dev/null', stderr: 'last' },
  // -
  { line: 'py - a -c < args.py' },
  { line: 'py < args.py' },
  { line: 'echo "print(1" | py -', stderr: 'whole' },
  { line: "printf 'x = input()\\nprint(x)\\n' | py -", stderr: 'last' },
  { line: 'py - < /dev/null' },
  { line: 'py < null.py', stderr: 'whole' },
  // -c
  { line: "py -c 'import sys; print(sys.argv)' a -c -i --help" },
  { line: "py -c'print(1)'" },
  { line: 'py -c \'\n  import sys\n  print(sys.path[0] == "")\n\'' },
  { line: "py -c 'x = = 1'", stderr: 'whole' },
  { line: "py -c 'def f(): return 1/0\nf()'", stderr: 'whole' },
  { line: "py -c ''" },
  { line: 'py -c', stderr: 'whole' },
  // -m
  { line: 'py -m args a -m' },
  { line: 'py -m pack a' },
  { line: 'py -m plain', stderr: 'last' },
  { line: 'py -m sub.args x' },
  { line: 'py -m missing', stderr: 'last' },
  { line: 'py -m missing.inner', stderr: 'last' },
  { line: 'py -m', stderr: 'whole' },
  // pipes
  // CPython tells of the broken pipe, and its status depends on when it noticed; glasspy is quiet (endings.test.ts).
  { line: 'py prints.py | head -2' },
  { line: 'py -c "print(input())" < /dev/null | cat; echo "${PIPESTATUS[0]}"', stderr: 'last' },
  { line: "py -c 'import sys; print(1, flush=True); print(2, file=sys.stderr); print(3)' 2>&1" },
  { line: 'py -u -c \'import sys; print(1, end=""); print(2, file=sys.stderr, end=""); print(3)\' 2>&1' },
  { line: 'py -c "print(1)" >&-' },
  { line: 'echo 1 2 3 | py -c "print(sum(map(int, input().split())))" | py -c "print(int(input()) * 2)"' },
  // -i
  { line: "echo 'print(x)' | py -i -c 'x = 6'" },
  { line: "echo 'print(x)' | py -i fails.py" },
  { line: "echo 'import sys; sys.exit(4)' | py -i -c 'x = 6'" },
  { line: "echo 'print(\"after\")' | py -i -c 'import sys; sys.exit(4)'" },
  { line: "printf 'x\\n1/0\\nif x:\\n  x += 1\\n\\nx\\ny = = 2\\nx' | py -i -c 'x = 6'", stderr: 'whole' },
  {
    line: 'printf \'def f(\\n):\\n  return 3\\n\\nf()\\ndef g():\\n  x = = 1\\n"""a\\nb"""\\nprint(__name__)\\n_\' | py -q -i',
    stderr: 'whole',
  },
  { line: 'printf \'import sys\\nsys.ps1 = "$ "\\n1\\n\' | py -i args.py', stderr: 'whole' },
  { line: "echo 'print(x)' | PYTHONINSPECT=1 py -c 'x = 6'" },
  // options
  withOptions('-B'),
  withOptions('-I'),
  withOptions('-E -s -S'),
  withOptions('-OBuq'),
  withOptions('-OO -P'),
  withOptions('-b -X dev'),
  { line: 'py docs.py', stderr: 'last' },
  { line: 'py -O docs.py' },
  { line: 'py -OO docs.py' },
  { line: 'py -x shebang.py' },
  { line: "py -I -c 'import args'", stderr: 'last' },
  { line: 'py -P -c \'import sys; print("" in sys.path)\'' },
  { line: 'py -W error -c \'import warnings; warnings.warn("w")\'', stderr: 'last' },
  { line: 'py -Wignore -c \'import warnings; warnings.warn("w")\'', stderr: 'whole' },
  { line: "py -W bogus -c 'print(1)'", stderr: 'whole' },
  { line: "py -X a -X b=c -c 'import sys; print(sys._xoptions)'" },
  { line: 'py -Z', stderr: 'whole' },
  { line: 'py --no-such-option', stderr: 'whole' },
  { line: 'py -X', stderr: 'whole' },
  { line: 'py -V > /dev/null' },
  { line: 'py -h > /dev/null' },
  { line: 'py -Vc "print(1)" > /dev/null' },
  // variables
  { line: 'PYTHONPATH=two py -c "import helper; print(helper.value)"' },
  { line: 'PYTHONPATH=two py -E -c "import helper"', stderr: 'last' },
  { line: 'PYTHONOPTIMIZE=2 PYTHONSAFEPATH=1 PYTHONDONTWRITEBYTECODE=x PYTHONUNBUFFERED=1 py flags.py' },
  { line: 'PYTHONOPTIMIZE=2 py -I flags.py' },
  { line: 'PYTHONWARNINGS=error py -c \'import warnings; warnings.warn("w")\'', stderr: 'last' },
  { line: "PYTHONHASHSEED=0 py -c 'import sys; print(sys.flags.hash_randomization)'" },
  { line: "PYTHONHASHSEED=' +7' py -c 'import sys; print(sys.flags.hash_randomization)'" },
  { line: "PYTHONHASHSEED=0 py -E -c 'import sys; print(sys.flags.hash_randomization)'" },
  { line: "PYTHONHASHSEED=wrong py -R -c 'import sys; print(sys.flags.hash_randomization)'" },
  { line: "PYTHONHASHSEED=4294967295 py -c 'import sys; print(sys.flags.hash_randomization)'" },
  { line: 'PYTHONHASHSEED=4294967296 py -c 1', stderr: 'whole' },
  { line: 'PYTHONHASHSEED=-1 PYTHONINTMAXSTRDIGITS=1 py args.py', stderr: 'whole' },
  { line: 'PYTHONHASHSEED=wrong PYTHONUTF8=2 py', stderr: 'whole' },
  { line: "PYTHONUTF8=1 py -c 'import sys; print(sys.flags.utf8_mode)'" },
  { line: "PYTHONUTF8=wrong py -X utf8=1 -c 'import sys; print(sys.flags.utf8_mode)'" },
  { line: "PYTHONUTF8= LC_ALL=C.UTF-8 py -c 'import sys; print(sys.flags.utf8_mode)'" },
  { line: 'py -X utf8=2 -c 1', stderr: 'whole' },
  { line: 'PYTHONINTMAXSTRDIGITS=5 PYTHON_THREAD_INHERIT_CONTEXT=2 py -X int_max_str_digits=700 -c 1', stderr: 'whole' },
  { line: 'PYTHONINTMAXSTRDIGITS=640 py -c "int(\'1\' * 641)"', stderr: 'last' },
  { line: 'PYTHONIOENCODING=ascii:replace py -c "print(chr(233))"' },
  { line: 'PYTHONSTARTUP=fails.py py args.py' },
  { line: 'PYTHONDEVMODE=1 py flags.py' },
  { line: 'PYTHON_COLORS=1 py fails.py', stderr: 'whole' },
  { line: 'FORCE_COLOR=1 py -c "1 + None"', stderr: 'whole' },
  { line: 'FORCE_COLOR=1 NO_COLOR=1 py fails.py', stderr: 'whole' },
  { line: 'FORCE_COLOR=1 PYTHON_COLORS=0 py bad.py', stderr: 'whole' },
  { line: 'FORCE_COLOR=1 TERM=dumb py bad.py', stderr: 'whole' },
  { line: 'TERM=dumb py fails.py', stderr: 'whole' },
  // endings
  { line: "py -c 'import sys; sys.exit(3)'" },
  { line: 'py -c \'import sys; sys.exit("words")\'', stderr: 'whole' },
  { line: "py -c 'raise SystemExit'" },
  { line: "py -c 'import os, signal; os.kill(os.getpid(), signal.SIGINT)\nwhile True: pass'; echo $?", stderr: 'last' },
  { line: 'py -c "print(1)" > /dev/full', stderr: 'whole' },
  { line: 'py -c \'import atexit; atexit.register(print, "bye"); 1/0\'', stderr: 'last' },
];
