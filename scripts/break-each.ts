/**
 * Breaks one line at a time, and looks whether the test that is named after the requirement notices.
 *
 *     npx tsx scripts/break-each.ts            all rows
 *     npx tsx scripts/break-each.ts C14 H5     some
 *
 * Works in a copy of the tree. A row names a requirement (C: contexts, H: their map, K: contexts of code, G: collection, A: anomaly mode, T: tensors, D: the capture of graphs, S: the
 * table of external objects, P: handles, X: interpreters), the file, what stands there exactly once, what it
 * becomes, and the test. The last line says how many breaks were noticed.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Break {
  readonly id: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly test: readonly ['programs' | 'unit', string];
}
const inFolder = (name: string) => ['programs', `modules/${name}`] as const;
const program = (name: string) => inFolder(`contextvars/${name}`);
const anomaly = (name: string) => inFolder(`torch/anomaly/${name}`);
const streams = (name: string) => inFolder(`torch/streams/${name}`);
const external = (name: string) => inFolder(`torch/external/${name}`);
const capture = (name: string) => inFolder(`torch/capture/${name}`);
const dynamo = (name: string) => inFolder(`torch/dynamo/${name}`);
const unit = (name: string) => ['unit', name] as const;
const VARS = 'src/modules/_contextvars.ts';
const CONTEXT = 'src/runtime/context.ts';
const STACK = 'src/runtime/context-stack.ts';
const HAMT = 'src/runtime/hamt.ts';
const CODES = 'src/modules/_codecontext.ts';
const WEAKREF = 'src/modules/_weakref.ts';
const COLLECT = 'src/vm/collect.ts';
const GRAPH = 'src/vm/object-graph.ts';
const MODE = 'src/stdlib/torch/autograd/anomaly_mode.py';
const NANS = 'src/tensor/anomaly.ts';
const ENGINE = 'src/tensor/engine.ts';
const NODE = 'src/tensor/node.ts';
const ANOMALY = 'src/modules/torch/anomaly.ts';
const PLACES = 'src/modules/torch/state.ts';
const OP = 'src/tensor/op.ts';
const INPLACE = 'src/tensor/inplace.ts';
const TABLE = 'src/capture/external-table.ts';
const INPUTS = 'src/stdlib/torch/_dynamo/graph_bytecode_inputs.py';
const EVAL = 'src/capture/eval-frame.ts';
const CAPTURE = 'src/capture/capture.ts';
const DYNAMO = 'src/stdlib/torch/_dynamo';
const LAUNCH = 'src/tensor/launch.ts';
const STREAMS = 'src/tensor/streams.ts';
const HANDLES = 'src/runtime/handle-cache.ts';
const OPERATIONS = 'src/modules/torch/operations.ts';
const handles = unit('runtime/handle-cache');
const isolates = (name: string) => inFolder(`interpreters/${name}`);

const BREAKS: readonly Break[] = [
  { id: 'C1', file: VARS, from: 'exactly 1 positional argument (0 given)', to: 'one argument', test: program('c01') },
  { id: 'C2', file: VARS, from: 'if (!isStr(name)) throw', to: 'if (name === null) throw', test: program('c02') },
  { id: 'C3', file: VARS, from: "members: ['name'],", to: 'members: [],', test: program('c03') },
  { id: 'C4', file: VARS, from: 'makeGenericAlias(t, cls, item)', to: 'cls', test: program('c04') },
  {
    id: 'C5',
    file: CONTEXT,
    from: "builtinType('Token', { js",
    to: "builtinType('Token', { flags: TypeFlag.BASETYPE, js",
    test: program('c05'),
  },
  { id: 'C6', file: VARS, from: 'if (args.length + kwargs.size > 0)', to: 'if (args.length > 0)', test: program('c06') },
  { id: 'C7', file: VARS, from: 'Tokens can only be created by ContextVars', to: 'no', test: program('c07') },
  {
    id: 'C8',
    file: VARS,
    from: "    __hash__: null,\n    __eq__: comparison('=='),",
    to: "    __hash__: ['(self, /)', '', () => 1],\n    __eq__: comparison('=='),",
    test: program('c08'),
  },
  { id: 'C9', file: CONTEXT, from: 'flags: TypeFlag.HAS_WEAKREF, js: PyContext', to: 'js: PyContext', test: program('c09') },
  {
    id: 'C10',
    file: CONTEXT,
    from: '  if (otherwise !== undefined) return otherwise;\n',
    to: '  if (variable.standard === undefined && otherwise !== undefined) return otherwise;\n',
    test: program('c10'),
  },
  {
    id: 'C11',
    file: CONTEXT,
    from: '  if (contexts.current !== null) {\n',
    to: '  if (currentContext(t) !== null) {\n',
    test: unit('runtime/context'),
  },
  {
    id: 'C12',
    file: CONTEXT,
    from: 'new PyToken(context, variable, context.vars.get(byIdentity, variable))',
    to: 'new PyToken(context, variable, variable.standard)',
    test: program('c12'),
  },
  {
    id: 'C13',
    file: HAMT,
    from: 'if (keys.equals(key, there)) return content === value ? this : new',
    to: 'if (keys.equals(key, there)) return new',
    test: program('c13'),
  },
  { id: 'C14', file: CONTEXT, from: 'if (token.context !== context) throw', to: 'if (token.context === null) throw', test: program('c14') },
  { id: 'C15', file: CONTEXT, from: 'if (token.old !== undefined) store', to: 'if (token.old === null) store', test: program('c15_c16') },
  {
    id: 'C16',
    file: CONTEXT,
    from: 'if (token.old !== undefined) store(t, context, variable, token.old);',
    to: 'if (token.old !== undefined && context.vars.get(byIdentity, variable) !== undefined) store(t, context, variable, token.old);',
    test: program('c15_c16'),
  },
  { id: 'C17', file: VARS, from: '(self.old === undefined ? MISSING : self.old)', to: '(self.old ?? null)', test: program('c17') },
  {
    id: 'C18',
    file: VARS,
    from: "'Enter into Token context manager.', (_t, self: PyToken) => self]",
    to: "'Enter into Token context manager.', () => null]",
    test: program('c18'),
  },
  { id: 'C19', file: VARS, from: "'' : ` default=", to: "'' : ` standard=", test: program('c19') },
  { id: 'C20', file: VARS, from: '(_t, self: PyContext) => self.vars.size]', to: '() => 0]', test: program('c20') },
  { id: 'C21', file: VARS, from: 'a ContextVar key was expected', to: 'a key was expected', test: program('c21') },
  { id: 'C22', file: VARS, from: 'a.vars.size === b.vars.size ? compareItems', to: 'mine.length > 0 ? compareItems', test: program('c22') },
  { id: 'C23', file: CONTEXT, from: '  copy.vars = context.vars;\n', to: '', test: program('c23') },
  {
    id: 'C24',
    file: VARS,
    from: '  exitContext(t, f.a as PyContext);\n  return undefined;',
    to: '  return undefined;',
    test: program('c24'),
  },
  { id: 'C25', file: CONTEXT, from: 'if (context.entered) throw', to: 'if (context === null) throw', test: program('c25') },
  { id: 'C26', file: CONTEXT, from: 'if (!context.entered) throw', to: 'if (context === null) throw', test: program('c26') },
  { id: 'C27', file: STACK, from: 'this.low = (this.low + 1) >>> 0;', to: 'this.low = (this.low + 2) >>> 0;', test: program('c27') },
  { id: 'C28', file: CONTEXT, from: 'remembered.thread === t.id', to: 'true', test: unit('runtime/context') },
  { id: 'C29', file: STACK, from: 'if (this.high === 0) this.epoch++;', to: '', test: program('c29') },
  { id: 'C30', file: STACK, from: 'this.events.onSwitch(t, this.current)', to: 'this.events.onSwitch(t, null)', test: program('c30') },
  {
    id: 'C31',
    file: 'src/stdlib/threading.py',
    from: 'else _Context()\n',
    to: 'else _copy_context()\n',
    test: inFolder('threading/c31'),
  },
  {
    id: 'C31',
    file: 'src/stdlib/threading.py',
    from: '_copy_context() if _sys.flags.thread_inherit_context else _Context()',
    to: '_Context()',
    test: inFolder('threading/c31'),
  },
  { id: 'C32', file: 'src/stdlib/asyncio/threads.py', from: 'copy_context().run, func', to: 'func', test: inFolder('asyncio/c32') },
  {
    id: 'C33',
    file: 'src/stdlib/asyncio/tasks.py',
    from: 'copy_context() if context is None else context',
    to: 'copy_context()',
    test: inFolder('asyncio/c33'),
  },
  {
    id: 'C34',
    file: 'src/vm/thread.ts',
    from: 'if (generator.contexts !== null) generator.contexts.push(this);',
    to: 'this.contexts.current = null;',
    test: program('c34'),
  },
  {
    id: 'C35',
    file: 'src/modules/decimal/context.ts',
    from: '      setVariable(t, current, chosen);',
    to: '      void [setVariable, current, chosen];',
    test: program('c35'),
  },
  {
    id: 'C35',
    file: 'src/stdlib/warnings.py',
    from: '    return filters if scope is None else scope._filters',
    to: '    return filters',
    test: inFolder('warnings/c35'),
  },
  { id: 'C40', file: 'src/modules/_vmtools.ts', from: '            enterContext(t, self);\n', to: '', test: program('c40') },
  {
    id: 'C41',
    file: 'src/vm/thread.ts',
    from: 'if (generator.contexts !== null) generator.contexts.push(this);',
    to: '',
    test: program('c41'),
  },
  { id: 'C42', file: CONTEXT, from: 'if (events.remembersOrigins) token', to: 'if (events === null) token', test: program('c42') },
  {
    id: 'H1',
    file: 'src/modules/_testinternalcapi.ts',
    from: 'hash ^ (BigInt.asUintN(64, hash) >> 32n)',
    to: 'hash',
    test: program('h01'),
  },
  { id: 'H2', file: HAMT, from: 'const ARRAY_FROM = 16;', to: 'const ARRAY_FROM = 15;', test: unit('runtime/hamt') },
  { id: 'H3', file: HAMT, from: 'if (fresh === child && !keys.upstream) return this;', to: '', test: unit('runtime/hamt') },
  {
    id: 'H4',
    file: HAMT,
    from: 'if (hash !== this.hash)\n      return new',
    to: 'if (hash === this.hash + 1)\n      return new',
    test: unit('runtime/hamt'),
  },
  {
    id: 'H5',
    file: HAMT,
    from: 'if (isSingleKey(below)) entries.splice',
    to: 'if (below === null) entries.splice',
    test: unit('runtime/hamt'),
  },
  { id: 'H6', file: HAMT, from: '(1 << placeOf(hash, shift)) >>> 0', to: '1 << (placeOf(hash, shift) % 31)', test: unit('runtime/hamt') },
  {
    id: 'H7',
    file: HAMT,
    from: 'for (const child of node.children) if',
    to: 'for (const child of node.children.toReversed()) if',
    test: unit('runtime/hamt'),
  },
  { id: 'H8', file: 'src/modules/_testinternalcapi.ts', from: 'if (a.size !== b.size) return false;', to: '', test: program('h08') },
  { id: 'H9', file: HAMT, from: 'count=${size / 2}', to: 'count=${size}', test: unit('runtime/hamt') },
  { id: 'H10', file: HAMT, from: 'lines.push(`${indent}    NULL:`);', to: '', test: program('h10') },
  { id: 'K1', file: CODES, from: '    this.contexts.set(code, context);\n', to: '', test: inFolder('code_context/k1_') },
  { id: 'K2', file: CODES, from: '    this.contexts.delete(code as PyObject);\n', to: '', test: inFolder('code_context/k2_') },
  {
    id: 'K3',
    file: CODES,
    from: 'return code instanceof PyObject ? this.contexts.get(code) : undefined;',
    to: 'return this.live().find(([key]) => (key as any).code?.filename === (code as any)?.code?.filename)?.[1];',
    test: inFolder('code_context/k3_'),
  },
  {
    id: 'K4',
    file: 'src/vm/types/code-fields.ts',
    from: '  const given = {} as Given;\n',
    to: '  const given = {} as Given;\n  if (changes.size === 0) return self;\n',
    test: inFolder('code_context/k4_'),
  },
  {
    id: 'K5',
    file: CODES,
    from: 'this.keys.push(new WeakRef(code));',
    to: 'this.keys.push({ deref: () => code } as never);',
    test: inFolder('code_context/k5_'),
  },
  { id: 'K6', file: CODES, from: ' || !canBeReferenced(code))', to: ')', test: inFolder('code_context/k6_') },
  { id: 'K7', file: CODES, from: '    this.contexts = new WeakMap();\n', to: '', test: inFolder('code_context/k7_') },
  {
    id: 'K8',
    file: WEAKREF,
    from: "builtinType('ProxyType', { module",
    to: "builtinType('ProxyType', { flags: TypeFlag.HAS_WEAKREF, module",
    test: inFolder('code_context/k8_'),
  },
  {
    id: 'K9',
    file: CODES,
    from: 'if (known !== undefined) return known;',
    to: 'if (known !== undefined) return known.copy();',
    test: inFolder('code_context/k9_'),
  },
  {
    id: 'K20',
    file: CODES,
    from: 'private contexts = new WeakMap<',
    to: 'private contexts = new Map<',
    test: inFolder('code_context/k20_'),
  },
  { id: 'K21', file: CODES, from: '      .toReversed()\n', to: '      .slice()\n', test: inFolder('code_context/k21_') },
  { id: 'K22', file: CODES, from: 'if (known !== undefined) return known;', to: '', test: inFolder('code_context/k22_') },
  { id: 'G1', file: COLLECT, from: 'const MAX_ROUNDS = 3;', to: 'const MAX_ROUNDS = 1;', test: inFolder('weakref/g1_') },
  {
    id: 'G1',
    file: COLLECT,
    from: 'collection.callbacks = weak.takeDead().reverse();',
    to: 'collection.callbacks = weak.takeDead();',
    test: inFolder('weakref/g1_'),
  },
  {
    id: 'G2',
    file: GRAPH,
    from: 'locals[at] = undefined as unknown as Value;',
    to: 'void locals[at];',
    test: inFolder('weakref/g2_'),
  },
  { id: 'G3', file: COLLECT, from: '    host.collect?.();\n', to: '', test: inFolder('weakref/g3_') },
  { id: 'G4', file: 'src/modules/gc.ts', from: 'if (t.interp.host.collect === undefined)', to: 'if (n > 2)', test: unit('vm/collect') },
  { id: 'G5', file: COLLECT, from: 'if (wasFinalized) this.finalized.add(copy);', to: '', test: inFolder('gc/g5_last_words') },
  {
    id: 'G5',
    file: GRAPH,
    from: '(copy as unknown[])[at] = mapped(node[at]);',
    to: '(copy as unknown[])[at] = node[at];',
    test: inFolder('gc/g5_last_words'),
  },
  {
    id: 'G5',
    file: COLLECT,
    from: 'const all = this.list.filter((object) => isUnfinished(object) && !(object instanceof PyGenerator && object.running));',
    to: 'const all: PyObject[] = [];',
    test: inFolder('gc/g5_at_exit'),
  },
  { id: 'G6', file: STACK, from: 'if (this.low === 0) {', to: 'if (this.low === 1) {', test: inFolder('contextvars/g6_') },
  {
    id: 'A1',
    file: MODE,
    from: "'Anomaly Detection has been enabled. This mode",
    to: "'Anomaly Detection is on. This mode",
    test: anomaly('a01'),
  },
  { id: 'A2', file: MODE, from: '_torch._set_anomaly(*self._before)\n', to: '_torch._set_anomaly(False, True)\n', test: anomaly('a02') },
  { id: 'A3', file: NANS, from: 'in its ${index}th output.`', to: 'in output ${index}.`', test: anomaly('a03') },
  {
    id: 'A4',
    file: MODE,
    from: '    for ancestor in anomaly.ancestors:\n        parts',
    to: '    for ancestor in []:\n        parts',
    test: anomaly('a04'),
  },
  { id: 'A5', file: MODE, from: '    if lines is None:\n', to: '    if lines == 0:\n', test: anomaly('a05') },
  { id: 'A6', file: ENGINE, from: 'if (anomaly.enabled && anomaly.checkNan', to: 'if (anomaly.checkNan', test: anomaly('a06') },
  { id: 'A7', file: PLACES, from: 'return places.reverse();', to: 'return places;', test: anomaly('a07') },
  { id: 'A8', file: NODE, from: 'this.parent = state.evaluating;', to: '', test: anomaly('a08') },
  { id: 'A9', file: ANOMALY, from: 'if (node.metadata === undefined) {', to: 'if (node.metadata !== null) {', test: anomaly('a09') },
  { id: 'A10', file: NODE, from: 'changed in there or anywhere later. Good luck!', to: 'changed in there.', test: anomaly('a10') },
  {
    id: 'A10',
    file: NODE,
    from: 'this.isOutput ? node : gradFnOf(state, tensor)',
    to: 'this.isOutput ? node : this.gradFn',
    test: anomaly('a10_who'),
  },
  { id: 'A11', file: MODE, from: '    except Warning:\n', to: '    except KeyError:\n', test: anomaly('a11') },
  {
    id: 'A12',
    file: ANOMALY,
    from: 'if (this.isProcess) this.process = after;',
    to: 'if (after === null) this.process = after;',
    test: anomaly('a12'),
  },
  { id: 'A13', file: MODE, from: '_torch._set_anomaly(*self._before.pop())', to: '_torch._set_anomaly(False, True)', test: anomaly('a13') },
  { id: 'A14', file: NODE, from: 'const isWatched = state.anomaly.enabled;', to: 'const isWatched = true;', test: anomaly('a14') },
  { id: 'A20', file: MODE, from: '    error.anomaly = anomaly\n', to: '    error.anomaly = None\n', test: anomaly('a20') },
  { id: 'A20', file: MODE, from: '        error.add_note(note)\n', to: '        pass\n', test: anomaly('a20') },
  { id: 'A20', file: MODE, from: '            found.append(node)\n', to: '            found.insert(0, self)\n', test: anomaly('a20') },
  { id: 'A21', file: ANOMALY, from: 'linesInCache(t as ThreadState, filename) ?? ', to: '', test: anomaly('a21') },
  { id: 'A21', file: ANOMALY, from: '    node.metadata = dict;\n', to: '    node.metadata = null;\n', test: anomaly('a21') },
  { id: 'A22', file: PLACES, from: 'this.torch.isBlind ? undefined : placeOf(this.thread)', to: 'undefined', test: anomaly('a22') },
  { id: 'A22', file: PLACES, from: "filename.startsWith('<frozen torch')", to: "filename === ''", test: anomaly('a22') },
  {
    id: 'A23',
    file: ANOMALY,
    from: 'strFromJs(placeText(t, place, true))',
    to: 'strFromJs(placeText(t, place, false))',
    test: anomaly('a23'),
  },
  { id: 'A23', file: ENGINE, from: 'firstNan(whole) < 0 ? grad : whole', to: 'grad', test: anomaly('a23') },
  { id: 'A24', file: OP, from: ' || state.evaluating !== null) return;', to: ') return;', test: anomaly('a24') },
  { id: 'A24', file: NANS, from: 'arg instanceof Tensor && firstNan(arg) >= 0', to: 'arg === null', test: anomaly('a24') },
  {
    id: 'A24',
    file: INPLACE,
    from: '  if (state.shared.isAnomalyKnown) lookForNan(state, self, args, result);\n',
    to: '',
    test: anomaly('a24'),
  },
  { id: 'A25', file: ANOMALY, from: '  isProcess = false;', to: '  isProcess = true;', test: anomaly('a25') },
  {
    id: 'A25',
    file: MODE,
    from: 'self._before.append(_torch._set_anomaly(True, self.check_nan))',
    to: 'self._before.append((self.prev, self.prev_check_nan)); _torch._set_anomaly(True, self.check_nan)',
    test: anomaly('a25'),
  },
  { id: 'A26', file: INPLACE, from: 'tensor.version.changedAt = state.where(false);', to: '', test: anomaly('a26') },
  {
    id: 'T20',
    file: 'src/stdlib/torch/__init__.py',
    from: "if 'sim_accelerator' in _sys._xoptions:",
    to: "if 'sim' in _sys._xoptions:",
    test: streams('t20_flag'),
  },
  {
    id: 'T20',
    file: 'src/modules/torch/streams.ts',
    from: 'if (accelerator === null) throw raised(RuntimeError, `${complaint}',
    to: 'if (accelerator === undefined) throw raised(RuntimeError, `${complaint}',
    test: streams('t20_off'),
  },
  {
    id: 'T20',
    file: 'src/modules/torch/devices.ts',
    from: '[...KNOWN, backend]',
    to: "[...KNOWN, 'sim']",
    test: streams('t20_another_name'),
  },
  {
    id: 'T20',
    file: LAUNCH,
    from: '    else if (residenceOf(found) !== device)\n',
    to: '    else if (found === undefined)\n',
    test: streams('t20_tensors'),
  },
  {
    id: 'T20',
    file: LAUNCH,
    from: '  for (const tensor of made) accelerator.place(tensor, device, access);\n',
    to: '',
    test: streams('t20_tensors'),
  },
  {
    id: 'T20',
    file: 'src/modules/torch/streams.ts',
    from: '  accelerator.useDevice(state, before.device.device);\n',
    to: '',
    test: streams('t20_streams'),
  },
  {
    id: 'T20',
    file: 'src/modules/torch/streams.ts',
    from: 'stream.owner = new WeakRef(made);\n  return made;\n}\nexport function streamFrom',
    to: 'return made;\n}\nexport function streamFrom',
    test: streams('t20_streams'),
  },
  { id: 'T20', file: STREAMS, from: '    stream.end = Math.max(stream.end, recorded.time);\n', to: '', test: streams('t20_time') },
  { id: 'T20', file: 'src/tensor/cost.ts', from: 'bytes / BYTES + steps / STEPS', to: 'bytes / BYTES', test: streams('t20_time') },
  { id: 'T20', file: STREAMS, from: '    stream.clock.join(recorded.clock);\n', to: '', test: streams('t20_races') },
  {
    id: 'T20',
    file: 'src/tensor/clock.ts',
    from: 'clock.at(earlier.by.process) >= earlier.step',
    to: 'clock.at(earlier.by.process) > earlier.step',
    test: streams('t20_races'),
  },
  {
    id: 'T20',
    file: 'src/tensor/clock.ts',
    from: '    const read = reads.find(',
    to: '    const read = [].find(',
    test: streams('t20_races'),
  },
  {
    id: 'T20',
    file: ENGINE,
    from: '    accelerator.order(node?.stream ?? accelerator',
    to: '    if (node === null) accelerator.order(accelerator',
    test: streams('t20_backward'),
  },
  { id: 'T20', file: ENGINE, from: '            this.joinStreams();\n', to: '', test: streams('t20_backward') },
  {
    id: 'T20',
    file: ENGINE,
    from: '    if (stream !== null) this.state.shared.accelerator?.use(this.state, stream);\n',
    to: '',
    test: streams('t20_backward'),
  },
  {
    id: 'D1',
    file: 'src/modules/torch/capture.ts',
    from: '    thread.frameHook = owned.runOnly;',
    to: '    thread.frameHook = null;',
    test: capture('d_rules'),
  },
  {
    id: 'D2',
    file: 'src/capture/guest-hook.ts',
    from: '    t.frameHook = null;\n    let answer',
    to: '    let answer',
    test: capture('d02'),
  },
  {
    id: 'D3',
    file: EVAL,
    from: 'if (frame.locals[slot] !== undefined && !isLiteral(frame.locals[slot])) return true;',
    to: 'if (frame.locals[slot] !== undefined) return true;',
    test: capture('d_rules'),
  },
  {
    id: 'D4',
    file: `${DYNAMO}/eval_frame.py`,
    from: 'prior = _set_compiler(compiler if',
    to: 'prior = compiler if compiler else _set_compiler(compiler if',
    test: dynamo('d_texts'),
  },
  { id: 'D10', file: 'src/capture/evaluator.ts', from: 'on(Op.MATCH_CLASS, (', to: 'on([], (', test: unit('capture/opcodes') },
  {
    id: 'D11',
    file: 'src/capture/evaluator.ts',
    from: '          if (!(error instanceof GuestRaise)) {',
    to: '          if (error !== null) {',
    test: capture('d_rules'),
  },
  {
    id: 'D11',
    file: 'src/capture/transform.ts',
    from: '{ callee, args, keywords } of capture.logged)',
    to: '{ callee, args, keywords } of [] as typeof capture.logged)',
    test: dynamo('d_texts'),
  },
  { id: 'D12', file: 'src/modules/torch/capture-world.ts', from: '  item tolist numpy', to: '  tolist numpy', test: capture('d_rules') },
  { id: 'D20', file: CAPTURE, from: '`check_tensor(${source.text}, ${shown})`', to: '`check_tensor(${shown})`', test: capture('d_rules') },
  {
    id: 'D20',
    file: `${DYNAMO}/_logs.py`,
    from: '            places[whole].inner.append(places[source])\n',
    to: '            root.inner.append(places[source])\n',
    test: dynamo('reports'),
  },
  {
    id: 'D21',
    file: 'src/capture/guards.ts',
    from: '(_frame, values) => test(values[place], values)',
    to: '() => true',
    test: capture('d_rules'),
  },
  {
    id: 'D21',
    file: EVAL,
    from: "entry.program.failing(frame)?.text ?? 'nothing has changed'",
    to: "'nothing has changed'",
    test: dynamo('d_texts'),
  },
  {
    id: 'D22',
    file: `${DYNAMO}/_events.py`,
    from: '    triggered by the following guard failure(s):',
    to: '    because of:',
    test: dynamo('d_texts'),
  },
  {
    id: 'D22',
    file: EVAL,
    from: 'compile_id: `${cache.id}/${cache.compiles}`, reasons:',
    to: 'compile_id: `${cache.id}`, reasons:',
    test: dynamo('d_texts'),
  },
  {
    id: 'D22',
    file: CAPTURE,
    from: 'size mismatch at index ${i}. expected ${expected.shape[i]}, actual ${now.shape[i]}',
    to: 'size mismatch at index ${i}. expected ${now.shape[i]}, actual ${expected.shape[i]}',
    test: dynamo('d_texts'),
  },
  { id: 'D23', file: EVAL, from: '          entries.splice(i, 1);\n          entries.unshift(entry);\n', to: '', test: capture('d_rules') },
  {
    id: 'D23',
    file: EVAL,
    from: 'entries.length < settings.recompileLimit;',
    to: 'entries.length <= settings.recompileLimit;',
    test: capture('d_rules'),
  },
  { id: 'D23', file: EVAL, from: '      cache.isLimitTold = true;\n', to: '', test: dynamo('d_texts') },
  { id: 'D24', file: EVAL, from: 'settings.automaticDynamic && known[i] === null', to: 'known[i] === undefined', test: dynamo('d24') },
  { id: 'D24', file: EVAL, from: 'mark !== undefined || compiler.dynamic === true;', to: 'mark !== undefined;', test: dynamo('d24') },
  { id: 'D24', file: EVAL, from: 'if (size < 2 || fixed.has(size)) violate', to: 'if (fixed.has(size)) violate', test: dynamo('d24') },
  { id: 'D23', file: EVAL, from: ' || cache.compiles >= settings.accumulatedLimit', to: '', test: dynamo('d_texts') },
  {
    id: 'D24',
    file: EVAL,
    from: 'if (size < 2 || fixed.has(size) || mark',
    to: 'if (fixed.has(size) || mark',
    test: dynamo('d24'),
  },
  {
    id: 'D24',
    file: CAPTURE,
    from: 'evaluate(values) >= min && evaluate(values) <= max',
    to: 'evaluate(values) >= min',
    test: dynamo('d24'),
  },
  {
    id: 'D24',
    file: CAPTURE,
    from: 'others.every((size) => failingFor(size) !== undefined)',
    to: 'others.length > 99',
    test: dynamo('d24'),
  },
  { id: 'D24', file: CAPTURE, from: 'failingFor(min) ?? failingFor(max)', to: 'failingFor(hint)', test: dynamo('d24') },
  { id: 'D30', file: EVAL, from: "getOwn(module, '_hooked') === false", to: "getOwn(module, '_hooked') === 0", test: dynamo('d_texts') },
  {
    id: 'D30',
    file: CAPTURE,
    from: "return source.replace(/[^A-Za-z0-9_]+/g, '_').replace(/_+/g, '_');",
    to: "return source.replace(/[^A-Za-z0-9_]+/g, '_');",
    test: dynamo('d_texts'),
  },
  {
    id: 'D31',
    file: `${DYNAMO}/_logs.py`,
    from: "('MODIFIED BYTECODE', 'modified')",
    to: "('MODIFIED BYTECODE', 'original')",
    test: dynamo('d_texts'),
  },
  { id: 'D32', file: EVAL, from: 'isPointless ? null : made, id', to: 'null, id', test: capture('d_rules') },
  {
    id: 'D40',
    file: 'src/capture/resume.ts',
    from: '  const root = rootOf(code);\n  const resumed',
    to: '  const root = code;\n  const resumed',
    test: capture('d_rules'),
  },
  {
    id: 'D41',
    file: 'src/capture/transform.ts',
    from: 'this.resume(arg, live, true);',
    to: 'this.resume(at + 1, live, true);',
    test: capture('d_rules'),
  },
  { id: 'D42', file: `${DYNAMO}/_logs.py`, from: '    _broken.add(place)\n', to: '    pass\n', test: dynamo('d_texts') },
  {
    id: 'D42',
    file: `${DYNAMO}/exc.py`,
    from: "f'  Explanation: {inside(explanation)}'",
    to: "f'  Reason: {inside(explanation)}'",
    test: dynamo('d_texts'),
  },
  {
    id: 'D42',
    file: `${DYNAMO}/_events.py`,
    from: "    if fields.get('fullgraph', False):\n        raise exc.unsupported(fields)",
    to: "    if fields.get('fullgraph', None) == 0:\n        raise exc.unsupported(fields)",
    test: dynamo('d_texts'),
  },
  {
    id: 'D43',
    file: 'src/capture/transform.ts',
    from: '      if (!v.isChanged) continue;\n      effects',
    to: '      if (v.isChanged) continue;\n      effects',
    test: capture('d_rules'),
  },
  {
    id: 'D50',
    file: `${DYNAMO}/backends/jsfuse.py`,
    from: '    groups = _fuse.groups(gm.graph)\n',
    to: '    groups = []\n',
    test: dynamo('d_texts'),
  },
  {
    id: 'D50',
    file: `${DYNAMO}/backends/registry.py`,
    from: "            emit('time', {",
    to: '            str({',
    test: dynamo('d_texts'),
  },
  {
    id: 'S1',
    file: INPUTS,
    from: "    if registry is None:\n        raise AssertionError('User objects",
    to: "    if registry == 0:\n        raise AssertionError('User objects",
    test: external('s01_s02'),
  },
  { id: 'S1', file: INPUTS, from: '        _external.set_registry(before)\n', to: '        pass\n', test: external('s01_s02') },
  {
    id: 'S2',
    file: INPUTS,
    from: "            'gb_type': gb_type,\n",
    to: "            'gb_type': 'Failed',\n",
    test: external('s01_s02'),
  },
  {
    id: 'S3',
    file: INPUTS,
    from: '    table = _external.current()\n    _external.clear(table)\n    for index, value in enumerate(args):',
    to: '    table = _external.current()\n    for index, value in enumerate(args):',
    test: external('s03'),
  },
  {
    id: 'S4',
    file: TABLE,
    from: '    if (object === undefined) throw this.problem(t, index);\n',
    to: '    if (object === undefined) return this;\n',
    test: external('s03'),
  },
  { id: 'S5', file: TABLE, from: 'if (index > this.entries.length || index < 0) throw', to: 'if (index < 0) throw', test: external('s03') },
  {
    id: 'S5',
    file: TABLE,
    from: "this.store(t, index, object, 'created', 'set_external",
    to: "this.store(t, index, object, 'user', 'set_external",
    test: external('s03'),
  },
  {
    id: 'S6',
    file: TABLE,
    from: 'if (object instanceof PyObject) this.stashed.push(object);',
    to: 'if (object === undefined) this.stashed.push(object);',
    test: external('s03'),
  },
  { id: 'S6', file: TABLE, from: '    this.stashed.length = 0;\n', to: '', test: external('s03') },
  {
    id: 'S7',
    file: TABLE,
    from: "if (kind !== 'user' && object instanceof PyObject)",
    to: 'if (object instanceof PyObject)',
    test: external('s07'),
  },
  {
    id: 'S8',
    file: TABLE,
    from: "if (kind !== 'user' && object instanceof PyObject)",
    to: "if (kind === 'current_stream' && object instanceof PyObject)",
    test: external('s07'),
  },
  { id: 'S9', file: INPUTS, from: 'count > 1 or (count == 1 and not self.current_stream_unused)', to: 'count > 0', test: external('s09') },
  { id: 'S9', file: INPUTS, from: '    registry.current_stream_unused = True\n', to: '', test: external('s09') },
  {
    id: 'S10',
    file: 'src/capture/externals.ts',
    from: "dict.setName('stream', inner.stream.index);",
    to: "dict.setName('stream', 0);",
    test: external('s10_s12'),
  },
  {
    id: 'S10',
    file: 'src/modules/torch/capture-world.ts',
    from: 'Object.assign(state, { current }, hasFailed',
    to: 'Object.assign(state, {}, hasFailed',
    test: external('s10_s12'),
  },
  {
    id: 'S10',
    file: 'src/capture/externals.ts',
    from: '      if (isCurrent) {\n',
    to: '      if (first === null) {\n',
    test: external('s10_s12'),
  },
  {
    id: 'S10',
    file: 'src/modules/torch/capture-world.ts',
    from: 'hasFailed ? { gradEnabled, inference } : {}',
    to: '{}',
    test: external('s10_s12'),
  },
  {
    id: 'S12',
    file: 'src/capture/externals.ts',
    from: "    streamNode(a, 'join', [self, inner.before]);\n",
    to: '',
    test: external('s10_s12'),
  },
  {
    id: 'S11',
    file: 'src/stdlib/torch/ops/streams.py',
    from: '        has_side_effect(self)\n',
    to: '        pass\n',
    test: external('s11'),
  },
  {
    id: 'S11',
    file: 'src/stdlib/torch/_dynamo/backends/_joint.py',
    from: "        raise NotImplementedError('it works with streams')\n",
    to: '        pass\n',
    test: external('s11_backends'),
  },
  {
    id: 'S13',
    file: 'src/modules/torch/streams.ts',
    from: 'if (known !== undefined) return known;\n  const made = new PyStream',
    to: 'const made = new PyStream',
    test: streams('t20_streams'),
  },
  {
    id: 'S20',
    file: TABLE,
    from: 'if (frame === top?.frame) return top.table;',
    to: 'if (top !== null) return top.table;',
    test: external('s20'),
  },
  { id: 'S20', file: TABLE, from: '      tables.top = top.below;\n', to: '      return undefined;\n', test: external('s20') },
  {
    id: 'S20',
    file: TABLE,
    from: 'if (chained.generator != null) {',
    to: 'if (chained.generator === 0) {',
    test: external('s20'),
  },
  { id: 'S21', file: TABLE, from: 'return this.held instanceof Referent;\n', to: 'return true;\n', test: external('s21') },
  {
    id: 'S22',
    file: TABLE,
    from: 'while (entries.length < index) entries.push(null);',
    to: 'entries.length = index;',
    test: external('s20'),
  },
  {
    id: 'S23',
    file: 'src/modules/torch/function.ts',
    from: '  if (context.isRecorded) keepActive(t, context);\n',
    to: '',
    test: external('s23'),
  },
  { id: 'S23', file: 'src/modules/torch/function.ts', from: '    context.external = null;\n', to: '', test: external('s23') },
  { id: 'S23', file: TABLE, from: '? slot.strong() : slot', to: '? slot : slot', test: external('s23') },
  {
    id: 'S23',
    file: 'src/modules/torch/backward.ts',
    from: '      deactivate(t, f);\n      run.answer(answerOf(f.b as Question, value));',
    to: '      run.answer(answerOf(f.b as Question, value));',
    test: external('s23'),
  },
  {
    id: 'S24',
    file: TABLE,
    from: 'entries[index] = object === null ? null : makeSlot',
    to: 'entries[index] = makeSlot',
    test: external('s21'),
  },
  { id: 'S25', file: TABLE, from: 'return (tables.test ??= new', to: 'return (this.process ??= new', test: external('s25_test') },
  { id: 'S25', file: TABLE, from: 'if (tables.isGlobal(t)) tables.process = table;', to: '', test: external('s25_one') },
  {
    id: 'S25',
    file: 'src/stdlib/torch/_dynamo/config.py',
    from: '            _external.watch_scope()\n',
    to: '            pass\n',
    test: external('s25_one'),
  },
  {
    id: 'S26',
    file: TABLE,
    from: '      lines.push(`  index ${index}: ${slot.kind} object',
    to: '      lines.push(`  ${slot.kind} object',
    test: external('s26'),
  },
  { id: 'S26', file: TABLE, from: 'madeAt: (object as Made).madeAt', to: 'madeAt: undefined', test: external('s26') },
  {
    id: 'S27',
    file: TABLE,
    from: 'if (this.lastThread === t) return this.last;',
    to: 'if (this.lastThread !== null) return this.last;',
    test: external('s27'),
  },
  { id: 'P1', file: HANDLES, from: 'this.words[TAGS + slot] === this.tag)) {', to: 'this.words[TAGS + slot] === 0)) {', test: handles },
  { id: 'P2', file: HANDLES, from: 'this.tags, TAGS + slot, 0, tag);', to: 'this.tags, TAGS + slot, 1, tag);', test: handles },
  { id: 'P3', file: HANDLES, from: 'if (slots.read(slot) !== 0) {', to: 'if (slots.read(slot) === tag) {', test: handles },
  {
    id: 'P4',
    file: HANDLES,
    from: "    // If it raises, the slot stays nobody's.\n    const made = make(slot);\n",
    to: '    slots.claim(slot, tag);\n    const made = make(slot);\n',
    test: handles,
  },
  { id: 'P5', file: HANDLES, from: 'if (!isSafe && before === tag)', to: 'if (before === -1)', test: handles },
  { id: 'P6', file: HANDLES, from: "return this.policy === 'data-cas' ? made : winner;", to: 'return winner;', test: handles },
  { id: 'P7', file: 'src/runtime/owned.ts', from: 'if (owner !== asking)', to: 'if (owner < 0)', test: handles },
  {
    id: 'P20',
    file: HANDLES,
    from: '    this.handles.fill(null);\n  }\n  /** Whether there',
    to: '  }\n  /** Whether there',
    test: handles,
  },
  {
    id: 'P21',
    file: HANDLES,
    from: 'if (word === 0 || this.isAlive(word)) return word;',
    to: 'if (word !== -1) return word;',
    test: handles,
  },
  {
    id: 'P22',
    file: OPERATIONS,
    from: 'dispatch(t, op, operands)(stateOf(t), ...operands)));\n    };',
    to: 'op(stateOf(t), ...operands)));\n    };',
    test: isolates('p22'),
  },
  {
    id: 'P23',
    file: 'src/isolates/worker-link.ts',
    from: '    memory: process.memory,',
    to: '    memory: { counters: process.memory.counters, tags: process.memory.tags.slice() },',
    test: isolates('p23'),
  },
  {
    id: 'X1',
    file: 'src/modules/torch/operator-table.ts',
    from: 'export interface OperatorRow {',
    to: 'const seen = new Map<string, number>();\nexport const note = (name: string): void => {\n  seen.set(name, 1);\n};\nexport interface OperatorRow {',
    test: unit('isolates'),
  },
  {
    id: 'X2',
    file: 'src/isolates/isolation.ts',
    from: 'mine.has(node) && !mayBeShared(node)',
    to: 'mine.has(node) && mayBeShared(node)',
    test: unit('isolates'),
  },
  {
    id: 'X3',
    file: 'src/vm/process.ts',
    from: 'return Atomics.add(this.counters, LAST_THREAD, 1) + 1;',
    to: 'return (Atomics.add(this.counters, LAST_THREAD, 1) % 7) + 1;',
    test: unit('isolates'),
  },
  {
    id: 'X4',
    file: 'src/isolates/buffers.ts',
    from: 'owner.move(new Uint8Array(new SharedArrayBuffer',
    to: 'void (new Uint8Array(new SharedArrayBuffer',
    test: isolates('x04'),
  },
  { id: 'X5', file: HANDLES, from: 'if (before !== 0 && before !== (checksum | 1))', to: 'if (before < 0)', test: handles },
  {
    id: 'X6',
    file: 'src/modules/torch/operator-table.ts',
    from: "__reduce__: ['(self, /)', 'Pickled by its name.', (_t, self: PyOpOverload) => strFromJs(`ops.${whole(self)}`)],",
    to: '',
    test: isolates('x06'),
  },
  {
    id: 'X7',
    file: 'src/modules/sys.ts',
    from: "False if it is disabled.', () => true]",
    to: "False if it is disabled.', () => false]",
    test: isolates('x07'),
  },
];

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
const copy = resolve('.cache/broken');
rmSync(copy, { recursive: true, force: true });
for (const name of ['bin', 'docs', 'programs', 'scripts', 'src', 'test', 'package.json', 'package-lock.json', 'tsconfig.json'])
  cpSync(name, join(copy, name), { recursive: true });
symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
const wanted = process.argv.slice(2);
const rows = BREAKS.filter(({ id }) => wanted.length === 0 || wanted.includes(id));

function runs(...command: string[]): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(command[0], command.slice(1), { cwd: copy, encoding: 'utf8', timeout: 300_000 });
  return { status, text: `${stdout}${stderr}` };
}
let noticed = 0;
for (const { id, file, from, to, test } of rows) {
  const path = join(copy, file);
  const whole = readFileSync(path, 'utf8');
  let verdict: string;
  if (whole.split(from).length !== 2) verdict = `the line is not there (${whole.split(from).length - 1} times)`;
  else {
    writeFileSync(
      path,
      whole.replace(from, () => to),
    );
    const built = test[0] === 'unit' ? { status: 0, text: '' } : runs('node', 'scripts/build.mjs');
    if (built.status !== 0) verdict = 'does not build';
    else {
      const { status, text } = runs('npx', 'tsx', 'test/main.ts', ...test, ...(test[0] === 'programs' ? ['--tier', 'loop'] : []));
      const first = /FAILED +(\S+)/.exec(text)?.[1] ?? '';
      verdict = status !== 0 && first !== '' ? `noticed by ${first}` : 'NOT NOTICED';
      if (verdict !== 'NOT NOTICED') noticed++;
    }
    writeFileSync(path, whole);
  }
  console.log(`${id.padEnd(4)} ${file}: ${from.trim().split('\n')[0].slice(0, 60)}\n       ${verdict}`);
}
console.log(`${noticed} of ${rows.length} noticed`);
process.exitCode = noticed === rows.length ? 0 : 1;
