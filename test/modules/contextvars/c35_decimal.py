# C35: the current context of module decimal is a context variable.
import decimal, contextvars
decimal.getcontext().prec=5
c=contextvars.copy_context()
print([ (k.name,v) for k,v in c.items()])
# expect: [('decimal_context', Context(prec=5, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[InvalidOperation, DivisionByZero, Overflow]))]
c.run(lambda: setattr(decimal.getcontext(),'prec',7)); print(decimal.getcontext().prec)  # expect: 7
def f(): decimal.setcontext(decimal.Context(prec=9)); return decimal.getcontext().prec
print(c.run(f), decimal.getcontext().prec)  # expect: 9 7
print(contextvars.Context().run(lambda: decimal.getcontext().prec))  # expect: 28
with decimal.localcontext(prec=3): print(decimal.Decimal(1)/3)
# expect: 0.333
print(decimal.Decimal(1)/3)  # expect: 0.3333333
