"""Writes the `# expect:` comments of guest programs from what CPython prints.

    python3.14 scripts/fill_expectations.py test/language/closures/counter.py...

A line printed by a one-line statement is expected behind it; what a loop, a block or a call with several lines prints is expected below the
statement. All of standard error is expected of a program that has an `# expect stderr:` already. Existing expectations are replaced. CPython decides what is printed; whether that is what the program was meant to show is for its author
to read.
"""

import ast
import io
import json
import os
import re
import subprocess
import sys

COMMENT = re.compile(r"\s*# (?:expect|expect error|expect exit|expect stderr):(?: .*)?$")

# Runs in a process of its own and reports each write as the line of the module's statement and the text. What another thread writes
# belongs to the statement that the main thread is at; what comes after the module's end, to none.
RUNNER = r"""
import _thread, json, os, sys
path, report, argv = sys.argv[1], sys.argv[2], sys.argv[3:]
log = open(report, "w")
main = _thread.get_ident()
class Tee:
    encoding = "utf-8"
    def write(self, text):
        line = None
        for frame in sys._getframe().f_back, sys._current_frames().get(main):
            while frame is not None and line is None:
                if frame.f_code.co_filename == path and frame.f_code.co_name == "<module>":
                    line = frame.f_lineno
                frame = frame.f_back
        log.write(json.dumps([line, text]) + "\n")
        return len(text)
    def flush(self): pass
sys.stdout = Tee()
sys.argv = [path, *argv]
sys.path[0] = os.path.dirname(path)
import types
module = types.ModuleType("__main__")
module.__file__ = path
sys.modules["__main__"] = module
with open(path, encoding="utf-8") as file:
    source = file.read()
exec(compile(source, path, "exec"), vars(module))
"""


def strip(text):
    lines = []
    for line in text.split("\n"):
        bare = COMMENT.sub("", line)
        if bare or not line.strip():
            lines.append(bare.rstrip() if bare != line else line)
    return "\n".join(lines)


def fill(path):
    with open(path, encoding="utf-8") as file:
        source = file.read()
    wants_stderr = "# expect stderr:" in source
    source = strip(source)
    with open(path, "w", encoding="utf-8") as file:
        file.write(source)
    stdin = "".join(f"{text}\n" for text in re.findall(r"# stdin: ?(.*)", source))
    argv = " ".join(re.findall(r"# argv: ?(.*)", source)).split()
    report = f"/tmp/fill.{os.getpid()}"
    environment = os.environ | {"PYTHONHASHSEED": "0", "PYTHON_COLORS": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, "-c", RUNNER, path, report, *argv], input=stdin, capture_output=True, text=True, env=environment, timeout=60
    )
    after, inline = {}, {}
    lines = source.split("\n")
    try:
        statements = ast.parse(source).body
    except SyntaxError:
        statements = []
    pieces = {}
    with open(report, encoding="utf-8") as file:
        current = ""
        order = []
        for entry in file:
            line, text = json.loads(entry)
            for part in io.StringIO(text, newline=""):
                current += part
                if current.endswith("\n"):
                    order.append((line, current[:-1]))
                    current = ""
        if current:
            raise SystemExit(f"{path}: the last line is not ended")
    os.remove(report)
    for line, text in order:
        if line is None and statements:
            line = statements[-1].end_lineno
        owner = next((s for s in statements if min([s.lineno] + [d.lineno for d in getattr(s, "decorator_list", [])]) <= line <= s.end_lineno), None)
        if owner is None:
            raise SystemExit(f"{path}: printed by no statement of the module: {text!r}")
        pieces.setdefault(owner.end_lineno, (owner, []))[1].append(text)
    for end, (owner, texts) in pieces.items():
        one = owner.lineno == owner.end_lineno and len(texts) == 1 and not isinstance(owner, (ast.For, ast.While, ast.With, ast.If, ast.Try))
        if one and len(lines[end - 1]) + len(texts[0]) < 110:
            inline[end] = texts[0]
        else:
            after[end] = texts
    error = None
    if not wants_stderr and run.returncode != 0 and re.search(r"^(Traceback|\w*(Syntax|Indentation|Tab)Error)", run.stderr, re.MULTILINE):
        last = run.stderr.rstrip("\n").split("\n")[-1]
        numbers = re.findall(rf'File "[^"]*{re.escape(os.path.basename(path))}", line (\d+)', run.stderr)
        error = int(numbers[-1]), last
    result = []
    for number, line in enumerate(lines, 1):
        if number in inline and error and number == error[0]:
            result.append(f"# expect: {inline[number]}")
        elif number in inline:
            line += f"  # expect: {inline[number]}" if inline[number] else "  # expect:"
        if error and number == error[0]:
            line += f"  # expect error: {error[1]}"
        result.append(line)
        for text in after.get(number, ()):
            result.append(f"# expect: {text}" if text else "# expect:")
    if wants_stderr:
        # The traceback quotes the program's lines by number, so it is taken from the text as it will be.
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(result))
        plain = subprocess.run([sys.executable, path, *argv], input=stdin, capture_output=True, text=True, env=environment, timeout=60)
        name = os.path.basename(path)
        shown = re.sub(rf"""[^\s"']*/{re.escape(name)}""", name, plain.stderr)
        result[-1:] = [f"# expect stderr: {line}" if line else "# expect stderr:" for line in shown.splitlines()] + [""]
    if (error is None or wants_stderr) and run.returncode != 0:
        result.insert(len(result) - 1, f"# expect exit: {run.returncode}")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(result))
    if run.stderr and error is None and not wants_stderr:
        print(f"{path}: on standard error: {run.stderr.strip()}")


for path in sys.argv[1:]:
    fill(path)
