print(1j, 2 + 3j, 1.5j, 1e3j, -1j, 0j)  # expect: 1j (2+3j) 1.5j 1000j (-0-1j) 0j
print((1 + 2j) * (3 - 1j), (1 + 2j) + 1, 1j * 1j)  # expect: (5+5j) (2+2j) (-1+0j)
print((3 + 4j).real, (3 + 4j).imag, abs(3 + 4j), (3 + 4j).conjugate())  # expect: 3.0 4.0 5.0 (3-4j)
print((1 + 2j) == (1 + 2j), 1 + 0j == 1, (1 + 2j) / (1 - 1j))  # expect: True True (-0.5+1.5j)
print(complex(1), complex(1, 2), complex("1+2j"), complex("-3j"))  # expect: (1+0j) (1+2j) (1+2j) -3j
print(repr(complex(0.0, -0.0)), complex(-0.0, 1.0))  # expect: -0j (-0+1j)
try:
    print(1j < 2j)
except TypeError as error:
    print(error)
# expect: '<' not supported between instances of 'complex' and 'complex'
