# differs: messages of operators name the classes of datetime without their module, which CPython has in them.
from datetime import date, timedelta
try:
    date(2024, 1, 1) + 1
except TypeError as e:
    print(e)
# expect: unsupported operand type(s) for +: 'date' and 'int'
try:
    date(2024, 1, 1).year = 2025
except AttributeError as e:
    print(e)
# expect: property 'year' of 'date' object has no setter
