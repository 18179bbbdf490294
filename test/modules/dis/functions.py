# CPython's interface over our own opcodes: what does not depend on them is the same, the rest is consistent with itself.
import dis
import io


def f(a, b=2):
    "doc"
    for i in range(a):
        if i > b:
            print(i)
    return [x for x in a]


print(dis.__all__)
# expect: ['code_info', 'dis', 'disassemble', 'distb', 'disco', 'findlinestarts', 'findlabels', 'show_code', 'get_instructions', 'Instruction', 'Bytecode', 'cmp_op', 'stack_effect', 'hascompare', 'opname', 'opmap', 'HAVE_ARGUMENT', 'EXTENDED_ARG', 'hasarg', 'hasconst', 'hasname', 'hasjump', 'hasjrel', 'hasjabs', 'hasfree', 'haslocal', 'hasexc']
print(dis.code_info('x = 1'))  # the constants and the stack are those of any compiler
# expect: Name:              <module>
# expect: Filename:          <disassembly>
# expect: Argument count:    0
# expect: Positional-only arguments: 0
# expect: Kw-only arguments: 0
# expect: Number of locals:  0
# expect: Stack size:        1
# expect: Flags:             0x0
# expect: Constants:
# expect:    0: 1
# expect:    1: None
# expect: Names:
# expect:    0: x
info = dis.code_info(f)
print(info.splitlines()[0], info.splitlines()[2:6], info.splitlines()[7])
# expect: Name:              f ['Argument count:    2', 'Positional-only arguments: 0', 'Kw-only arguments: 0', 'Number of locals:  4'] Flags:             OPTIMIZED, NEWLOCALS, HAS_DOCSTRING
for wrong in 3, None.__class__:
    try:
        dis.Bytecode(wrong)
    except TypeError as e:
        print(e)
# expect: don't know how to disassemble int objects
# expect: don't know how to disassemble type objects
print(repr(dis.Bytecode('1')), dis.Bytecode(f).first_line, dis.stack_effect(dis.opmap['POP_TOP']))
# expect: Bytecode('1') 6 -1
found = list(dis.get_instructions(f))
assert [each.opname for each in found[-2:]] != [] and all(dis.opname[each.opcode] == each.opname for each in found)
assert {each.offset for each in found if each.is_jump_target} >= set(dis.findlabels(f.__code__.co_code))
assert all(each.jump_target in {other.offset for other in found} for each in found if each.opcode in dis.hasjump)
assert [each.line_number for each in found if each.starts_line and each.line_number][:3] == [6, 8, 9]
assert [line for _, line in dis.findlinestarts(f.__code__) if line][:3] == [6, 8, 9]
text = io.StringIO()
dis.dis(f, file=text)
assert all(each.opname in text.getvalue() for each in found)
text = io.StringIO()
try:
    1 / 0
except ZeroDivisionError as e:
    dis.distb(e.__traceback__, file=text)
ARROW = '>'.rjust(3, '-')
arrows = [line for line in text.getvalue().splitlines() if ARROW in line]
assert len(arrows) == 1 and ('DIVIDE' in arrows[0] or 'BINARY_OP' in arrows[0]), arrows


class A:
    def m(self):
        pass


text = io.StringIO()
dis.dis(A, file=text)
print(text.getvalue().splitlines()[0])  # expect: Disassembly of m:
