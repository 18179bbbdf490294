# Module uuid: making, reading, order, names; and the errors.
# since: 3.14
import copy, pickle, uuid
from uuid import UUID


def t(s):
    try:
        print(s, '->', repr(eval(s)))
    except Exception as e:
        print(s, '!!', type(e).__name__, e)


u = UUID('12345678-9abc-1def-8123-456789abcdef')
for name in ('hex', 'int', 'bytes', 'bytes_le', 'fields', 'urn', 'time_low', 'time_mid', 'time_hi_version', 'clock_seq_hi_variant', 'clock_seq_low', 'clock_seq', 'node', 'time', 'variant', 'version', 'is_safe'):
    print(name, getattr(u, name))
# expect: hex 123456789abc1def8123456789abcdef
# expect: int 24197857203265823437608968853876624879
# expect: bytes b'\x124Vx\x9a\xbc\x1d\xef\x81#Eg\x89\xab\xcd\xef'
# expect: bytes_le b'xV4\x12\xbc\x9a\xef\x1d\x81#Eg\x89\xab\xcd\xef'
# expect: fields (305419896, 39612, 7663, 129, 35, 76310993685999)
# expect: urn urn:uuid:12345678-9abc-1def-8123-456789abcdef
# expect: time_low 305419896
# expect: time_mid 39612
# expect: time_hi_version 7663
# expect: clock_seq_hi_variant 129
# expect: clock_seq_low 35
# expect: clock_seq 291
# expect: node 76310993685999
# expect: time 1004191374476859000
# expect: variant specified in RFC 4122
# expect: version 1
# expect: is_safe SafeUUID.unknown
for s in ("str(u)", "u", "int(u)", "hash(u) == hash(u.int)", "UUID('{12345678-9abc-1def-8123-456789abcdef}') == u", "UUID('urn:uuid:123456789abc1def8123456789abcdef') == u", "UUID(bytes=u.bytes) == u", "UUID(bytes_le=u.bytes_le) == u", "UUID(fields=u.fields) == u", "UUID(int=5)", "UUID(int=5, version=4)",
          "UUID()", "UUID('abc')", "UUID(hex='1', int=2)", "UUID(bytes=b'1')", "UUID(bytes_le=b'1')", "UUID(fields=(1, 2))", "UUID(fields=(1 << 32, 0, 0, 0, 0, 0))", "UUID(int=-1)", "UUID(int=1 << 128)", "UUID(int=1, version=9)", "u < UUID(int=0)", "u < 3", "u == 3", "sorted([u, UUID(int=1)])",
          "uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org')", "uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org')", "uuid.uuid5(uuid.NAMESPACE_URL, b'x')", "uuid.uuid8(1, 2, 3)", "uuid.NIL", "uuid.MAX", "uuid.uuid4().version", "uuid.uuid1().version", "uuid.uuid6().version", "uuid.uuid7().version", "uuid.uuid7() < uuid.uuid7()",
          "uuid.uuid4().variant", "uuid.uuid1(node=5, clock_seq=3).node", "uuid.uuid1(clock_seq=3).clock_seq", "pickle.loads(pickle.dumps(u)) == u", "copy.copy(u) == u", "uuid.uuid4() != uuid.uuid4()", "uuid.getnode() == uuid.getnode()", "UUID(int=0).variant", "uuid.SafeUUID.safe"):
    t(s)
# expect: str(u) -> '12345678-9abc-1def-8123-456789abcdef'
# expect: u -> UUID('12345678-9abc-1def-8123-456789abcdef')
# expect: int(u) -> 24197857203265823437608968853876624879
# expect: hash(u) == hash(u.int) -> True
# expect: UUID('{12345678-9abc-1def-8123-456789abcdef}') == u -> True
# expect: UUID('urn:uuid:123456789abc1def8123456789abcdef') == u -> True
# expect: UUID(bytes=u.bytes) == u -> True
# expect: UUID(bytes_le=u.bytes_le) == u -> True
# expect: UUID(fields=u.fields) == u -> True
# expect: UUID(int=5) -> UUID('00000000-0000-0000-0000-000000000005')
# expect: UUID(int=5, version=4) -> UUID('00000000-0000-4000-8000-000000000005')
# expect: UUID() !! TypeError one of the hex, bytes, bytes_le, fields, or int arguments must be given
# expect: UUID('abc') !! ValueError badly formed hexadecimal UUID string
# expect: UUID(hex='1', int=2) !! TypeError one of the hex, bytes, bytes_le, fields, or int arguments must be given
# expect: UUID(bytes=b'1') !! ValueError bytes is not a 16-char string
# expect: UUID(bytes_le=b'1') !! ValueError bytes_le is not a 16-char string
# expect: UUID(fields=(1, 2)) !! ValueError fields is not a 6-tuple
# expect: UUID(fields=(1 << 32, 0, 0, 0, 0, 0)) !! ValueError field 1 out of range (need a 32-bit value)
# expect: UUID(int=-1) !! ValueError int is out of range (need a 128-bit value)
# expect: UUID(int=1 << 128) !! ValueError int is out of range (need a 128-bit value)
# expect: UUID(int=1, version=9) !! ValueError illegal version number
# expect: u < UUID(int=0) -> False
# expect: u < 3 !! TypeError '<' not supported between instances of 'UUID' and 'int'
# expect: u == 3 -> False
# expect: sorted([u, UUID(int=1)]) -> [UUID('00000000-0000-0000-0000-000000000001'), UUID('12345678-9abc-1def-8123-456789abcdef')]
# expect: uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org') -> UUID('6fa459ea-ee8a-3ca4-894e-db77e160355e')
# expect: uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org') -> UUID('886313e1-3b8a-5372-9b90-0c9aee199e5d')
# expect: uuid.uuid5(uuid.NAMESPACE_URL, b'x') -> UUID('4cd605e7-afa2-5360-b5b9-c5e9fb5c76f4')
# expect: uuid.uuid8(1, 2, 3) -> UUID('00000000-0001-8002-8000-000000000003')
# expect: uuid.NIL -> UUID('00000000-0000-0000-0000-000000000000')
# expect: uuid.MAX -> UUID('ffffffff-ffff-ffff-ffff-ffffffffffff')
# expect: uuid.uuid4().version -> 4
# expect: uuid.uuid1().version -> 1
# expect: uuid.uuid6().version -> 6
# expect: uuid.uuid7().version -> 7
# expect: uuid.uuid7() < uuid.uuid7() -> True
# expect: uuid.uuid4().variant -> 'specified in RFC 4122'
# expect: uuid.uuid1(node=5, clock_seq=3).node -> 5
# expect: uuid.uuid1(clock_seq=3).clock_seq -> 3
# expect: pickle.loads(pickle.dumps(u)) == u -> True
# expect: copy.copy(u) == u -> True
# expect: uuid.uuid4() != uuid.uuid4() -> True
# expect: uuid.getnode() == uuid.getnode() -> True
# expect: UUID(int=0).variant -> 'reserved for NCS compatibility'
# expect: uuid.SafeUUID.safe -> <SafeUUID.safe: 0>
try:
    u.int = 3
except TypeError as e:
    print(e)
# expect: UUID objects are immutable
