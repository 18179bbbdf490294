"""A spreadsheet that computes a cell when it is asked for, and no sooner.

Cells hold numbers, texts or formulas. A formula is Python itself, evaluated with a mapping that looks cells up by name, so that a cell finds
its neighbours and a circle is noticed on the way.
"""


class Circle(Exception):
    pass


class Cells:
    """A mapping from names to values, for eval(): a missing name is a missing cell."""

    def __init__(self, sheet):
        self.sheet = sheet

    def __getitem__(self, name):
        if name in self.sheet.FUNCTIONS:
            return self.sheet.FUNCTIONS[name]
        return self.sheet.value(name)


class Sheet:
    def __init__(self):
        self.formulas = {}
        self.cache = {}
        self.users = {}
        self.path = []
        self.evaluated = 0
        self.FUNCTIONS = {"total": self.total, "average": lambda *names: self.total(*names) / len(self.span(*names)), "round": round}

    def __setitem__(self, name, content):
        self.formulas[name] = content
        self.forget(name)

    def __getitem__(self, name):
        try:
            return self.value(name)
        except Circle as circle:
            return f"#CIRCLE {circle}"
        except Exception as error:
            return f"#{type(error).__name__}"

    def forget(self, name):
        """What was computed from this cell is no longer true."""
        self.cache.pop(name, None)
        for user in self.users.pop(name, ()):
            self.forget(user)

    def value(self, name):
        if self.path:
            self.users.setdefault(name, set()).add(self.path[-1])
        if name in self.cache:
            return self.cache[name]
        if name in self.path:
            raise Circle(" -> ".join([*self.path[self.path.index(name) :], name]))
        content = self.formulas.get(name, 0)
        if not (isinstance(content, str) and content.startswith("=")):
            return content
        self.path.append(name)
        try:
            self.evaluated += 1
            self.cache[name] = eval(content[1:], {"__builtins__": {}}, Cells(self))
        finally:
            self.path.pop()
        return self.cache[name]

    def span(self, first, last):
        columns = range(ord(first[0]), ord(last[0]) + 1)
        rows = range(int(first[1:]), int(last[1:]) + 1)
        return [f"{chr(column)}{row}" for row in rows for column in columns]

    def total(self, first, last):
        return sum(self.value(name) for name in self.span(first, last))

    def print(self, first, last):
        columns = [chr(code) for code in range(ord(first[0]), ord(last[0]) + 1)]
        print("   " + "".join(f"{column:>12}" for column in columns))
        for row in range(int(first[1:]), int(last[1:]) + 1):
            cells = [self[f"{column}{row}"] for column in columns]
            print(f"{row:>3}" + "".join(f"{cell:>12.2f}" if isinstance(cell, float) else f"{cell!s:>12}" for cell in cells))


sheet = Sheet()
for row, (name, amount, price) in enumerate([("apples", 12, 0.25), ("pears", 4, 0.5), ("plums", 30, 0.1)], 1):
    sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"C{row}"] = name, amount, price
    sheet[f"D{row}"] = f"=B{row} * C{row}"
sheet["A4"] = "sum"
sheet["B4"] = "=total('B1', 'B3')"
sheet["C4"] = "=average('C1', 'C3')"
sheet["D4"] = "=total('D1', 'D3') if B4 > 20 else 0"
sheet.print("A1", "D4")
print("evaluated", sheet.evaluated)

print("\none price changes:")
sheet.evaluated = 0
sheet["C2"] = 2.0
sheet.print("B2", "D4")
print("evaluated", sheet.evaluated)

print("\nmistakes stay in their cells:")
sheet["E1"] = "=E2 + 1"
sheet["E2"] = "=E3 * 2"
sheet["E3"] = "=E1 - 1"
sheet["E4"] = "=A1 + 1"
sheet["E5"] = "=1 / F9"
sheet["E6"] = "=1 +"
for row in range(1, 7):
    print(f"E{row}:", sheet[f"E{row}"])
sheet["E3"] = 20
print("E1 after E3 is a number:", sheet["E1"])
