/**
 * Module _hashlib: message digests, from the host. Module hashlib (stdlib/hashlib.py) has them by name.
 */
import { bytesOf } from '../runtime/buffers.ts';
import { builtinType } from '../runtime/builtin-types.ts';
import { PyBytes } from '../runtime/collections.ts';
import { sizeOf } from '../runtime/convert.ts';
import type { ModuleRows, TypeRows } from '../runtime/define.ts';
import { exceptionTypes, OverflowError, raised, SystemError, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { HostDigest, HostDigests } from '../runtime/host.ts';
import type { Thread } from '../runtime/machine.ts';
import { PyObject, type PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../runtime/text.ts';
import { wrongArgument } from '../runtime/text-arguments.ts';

/** Sizes of digest and block in bytes; a digest of no size of its own has 0. */
const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  md5: [16, 64],
  sha1: [20, 64],
  sha224: [28, 64],
  sha256: [32, 64],
  sha384: [48, 128],
  sha512: [64, 128],
  sha512_224: [28, 128],
  sha512_256: [32, 128],
  sha3_224: [28, 144],
  sha3_256: [32, 136],
  sha3_384: [48, 104],
  sha3_512: [64, 72],
  shake_128: [0, 168],
  shake_256: [0, 136],
  blake2b: [64, 128],
  blake2s: [32, 64],
  ripemd160: [20, 64],
  sm3: [32, 64],
};

class PyHash extends PyObject {
  constructor(
    readonly name: string,
    readonly digest: HostDigest,
  ) {
    super();
  }
  get size(): number {
    return SIZES[this.name][0];
  }
}
const hashType = builtinType('HASH', { js: PyHash, module: '_hashlib' });
hashType.name = '_hashlib.HASH';
const UnsupportedDigestmodError: PyType = builtinType('UnsupportedDigestmodError', {
  base: ValueError,
  flags: TypeFlag.BASETYPE | TypeFlag.HAS_DICT | TypeFlag.SAME_LAYOUT,
  module: '_hashlib',
});
UnsupportedDigestmodError.name = '_hashlib.UnsupportedDigestmodError';

function digestsOf(t: Thread): HostDigests {
  const { digests } = t.interp.host;
  if (digests === undefined) throw raised(exceptionTypes.get('NotImplementedError') as PyType, 'this host has no message digests');
  return digests;
}
function dataArgument(v: Value): Uint8Array {
  if (isStr(v)) throw raised(TypeError, 'Strings must be encoded before hashing');
  const bytes = bytesOf(v);
  if (bytes === undefined) throw raised(TypeError, 'object supporting the buffer API required');
  return bytes;
}
/** The digest of a name in any of the ways it may be written; undefined when there is none. */
function find(t: Thread, given: string): PyHash | undefined {
  const name = given.toLowerCase().replaceAll('-', '_');
  const known = name in SIZES ? name : name.replace(/^(sha)_?(1|224|256|384|512)$/, '$1$2');
  if (!(known in SIZES)) return undefined;
  const digest = digestsOf(t).create(known);
  return digest === null ? undefined : new PyHash(known, digest);
}
function make(t: Thread, name: Value, data?: Value): Value {
  if (!isStr(name)) throw wrongArgument("new() argument 'name'", 'str', name);
  const hash = find(t, jsText(name));
  if (hash === undefined) throw raised(ValueError, `unsupported hash type ${jsText(name)}`);
  if (data !== undefined) hash.digest.update(dataArgument(data));
  return hash;
}
function result(t: Thread, self: PyHash, length: Value | undefined, what: string): Uint8Array {
  if (self.size > 0) {
    if (length !== undefined) throw raised(TypeError, `HASH.${what}() takes no arguments (1 given)`);
    return self.digest.digest();
  }
  if (length === undefined) throw raised(TypeError, `${what}() missing required argument 'length' (pos 1)`);
  const size = sizeOf(t, length);
  if (size < 0) throw raised(SystemError, 'Negative size passed to PyBytes_FromStringAndSize');
  t.allot(size / 8);
  return size === 0 ? new Uint8Array(0) : self.digest.digest(size);
}
const rows: TypeRows = {
  doc: 'A message digest that is being made.',
  methods: {
    update: [
      '(self, obj, /)',
      'Go on with more data.',
      (t, self: PyHash, data: Value) => {
        const bytes = dataArgument(data);
        t.charge(bytes.length >> 6);
        self.digest.update(bytes);
        return null;
      },
    ],
    digest: [
      '(self, length=None)',
      'The digest of the data so far.',
      (t, self: PyHash, length?: Value) => new PyBytes(result(t, self, length, 'digest')),
    ],
    hexdigest: [
      '(self, length=None)',
      'The same as hexadecimal digits.',
      (t, self: PyHash, length?: Value) =>
        Array.from(result(t, self, length, 'hexdigest'), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    ],
    copy: ['(self, /)', 'Another one that goes on from here.', (_t, self: PyHash) => new PyHash(self.name, self.digest.copy())],
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyHash) => strFromJs(`<${self.name} _hashlib.HASH object @ 0x${BigInt(t.interp.idOf(self)).toString(16)}>`),
    ],
  },
  getset: {
    name: ['The name of the algorithm.', (_t, self: PyHash) => self.name],
    digest_size: ['The size of the digest in bytes.', (_t, self: PyHash) => self.size],
    block_size: ['The size of a block in bytes.', (_t, self: PyHash) => SIZES[self.name][1]],
  },
};

function pbkdf2(t: Thread, hashName: Value, password: Value, salt: Value, iterations: Value, dklen: Value = null): Value {
  if (!isStr(hashName)) throw wrongArgument("pbkdf2_hmac() argument 'hash_name'", 'str', hashName);
  const hash = find(t, jsText(hashName));
  if (hash === undefined || hash.size === 0) throw raised(UnsupportedDigestmodError, '[digital envelope routines] unsupported');
  const rounds = sizeOf(t, iterations);
  if (rounds < 1) throw raised(ValueError, 'iteration value must be greater than 0.');
  if (rounds > 2147483647) throw raised(OverflowError, 'iteration value is too great.');
  const size = dklen === null ? hash.size : sizeOf(t, dklen);
  if (size < 1) throw raised(ValueError, 'key length must be greater than 0.');
  t.charge(rounds);
  return new PyBytes(digestsOf(t).pbkdf2(hash.name, dataArgument(password), dataArgument(salt), rounds, size));
}
function scrypt(t: Thread, password: Value, salt: Value, n: Value, r: Value, p: Value, _maxmem: Value = 0, dklen: Value = 64): Value {
  const [cost, block, parallel, size] = [n, r, p, dklen].map((v) => sizeOf(t, v));
  if (cost < 2 || 2 ** Math.round(Math.log2(cost)) !== cost) throw raised(ValueError, 'n must be a power of 2.');
  t.charge(cost * block * parallel);
  return new PyBytes(digestsOf(t).scrypt(dataArgument(password), dataArgument(salt), cost, block, parallel, size));
}

export const hashlibModule: ModuleRows = {
  name: '_hashlib',
  doc: 'Message digests of the host.',
  types: [
    [hashType, rows],
    [UnsupportedDigestmodError, {}],
  ],
  functions: {
    new: ['(name, data=<unrepresentable>)', 'A new digest by its name, of the data that is given.', make],
    pbkdf2_hmac: ['(hash_name, password, salt, iterations, dklen=None)', 'A key from a password (PKCS 5, version 2.0).', pbkdf2],
    scrypt: ['(password, *, salt, n, r, p, maxmem=0, dklen=64)', 'A key from a password (RFC 7914).', scrypt],
  },
  values: () => ({ HASH: hashType, UnsupportedDigestmodError }),
};
