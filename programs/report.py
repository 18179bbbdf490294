"""A sales report over a JSON file, with the JSON reader written out.

The reader is a recursive descent over the text: each method reads one kind of value at the current position and moves past it.
"""


class JSONError(ValueError):
    def __init__(self, message, text, position):
        line = text.count("\n", 0, position) + 1
        column = position - text.rfind("\n", 0, position)
        super().__init__(f"{message} (line {line}, column {column})")


class Reader:
    ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
    WORDS = {"true": True, "false": False, "null": None}

    def __init__(self, text):
        self.text = text
        self.position = 0

    def read(self):
        value = self.value()
        if self.peek():
            self.fail("something after the end")
        return value

    def fail(self, message):
        raise JSONError(message, self.text, self.position)

    def peek(self):
        while self.text[self.position : self.position + 1].isspace():
            self.position += 1
        return self.text[self.position : self.position + 1]

    def accept(self, mark):
        if self.peek() != mark:
            return False
        self.position += 1
        return True

    def expect(self, mark):
        if not self.accept(mark):
            self.fail(f"expected {mark!r}")

    def value(self):
        match self.peek():
            case "{":
                return dict(self.sequence("{", "}", self.pair))
            case "[":
                return list(self.sequence("[", "]", self.value))
            case '"':
                return self.string()
            case "-" | "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9":
                return self.number()
        for word, value in self.WORDS.items():
            if self.text.startswith(word, self.position):
                self.position += len(word)
                return value
        self.fail("expected a value")

    def sequence(self, opening, closing, read_item):
        self.expect(opening)
        if self.accept(closing):
            return
        while True:
            yield read_item()
            if self.accept(closing):
                return
            self.expect(",")

    def pair(self):
        key = self.string()
        self.expect(":")
        return key, self.value()

    def string(self):
        self.expect('"')
        pieces = []
        while True:
            start = self.position
            while self.position < len(self.text) and self.text[self.position] not in '"\\\n':
                self.position += 1
            pieces.append(self.text[start : self.position])
            match self.text[self.position : self.position + 1]:
                case '"':
                    self.position += 1
                    return "".join(pieces)
                case "\\" if self.text[self.position + 1 : self.position + 2] == "u":
                    pieces.append(chr(int(self.text[self.position + 2 : self.position + 6], 16)))
                    self.position += 6
                case "\\":
                    pieces.append(self.ESCAPES[self.text[self.position + 1]])
                    self.position += 2
                case _:
                    self.fail("the string does not end")

    def number(self):
        start = self.position
        while self.text[self.position : self.position + 1] in set("+-.eE0123456789"):
            self.position += 1
        text = self.text[start : self.position]
        return int(text) if text.lstrip("-").isdigit() else float(text)


def money(amount):
    return f"{amount:,.2f}"


def report(shop):
    print(shop["shop"], f"(all prices in {shop['currency']})")
    print()
    print(f"{'order':>6}  {'customer':<10}{'items':>6}{'total':>12}")
    by_customer, by_item, open_total = {}, {}, 0
    for order in shop["orders"]:
        total = sum(count * price for _, count, price in order["items"])
        number = sum(count for _, count, _ in order["items"])
        flag = "" if order["paid"] else "open"
        print(f"{order['id']:>6}  {order['customer']:<10}{number:>6}{money(total):>12}  {flag}".rstrip())
        by_customer[order["customer"]] = by_customer.get(order["customer"], 0) + total
        for name, count, _ in order["items"]:
            by_item[name] = by_item.get(name, 0) + count
        if not order["paid"]:
            open_total += total
    total = sum(by_customer.values())
    print("-" * 36)
    print(f"{'total':<24}{money(total):>12}")
    print(f"{'of it VAT ' + format(shop['vat'], '.0%'):<24}{money(total - total / (1 + shop['vat'])):>12}")
    print(f"{'not yet paid':<24}{money(open_total):>12}")
    print()
    best = max(by_customer, key=by_customer.get)
    print(f"Best customer: {best}, {by_customer[best] / total:.1%} of sales")
    for name, count in sorted(by_item.items(), key=lambda pair: (-pair[1], pair[0])):
        print(f"  {name:<10} {'#' * count} {count}")
    for order in shop["orders"]:
        if note := order.get("note"):
            print(f"Note on {order['id']}: {note!r}")


folder = __file__.rpartition("/")[0] or "."
with open(f"{folder}/data/orders.json", encoding="utf-8") as file:
    report(Reader(file.read()).read())

print()
for broken in ('{"a": [1, 2,, 3]}', '["open', '{"a"\n  1}', "[1] 2", "nope"):
    try:
        Reader(broken).read()
    except JSONError as error:
        print(f"{broken!r}: {error}")
