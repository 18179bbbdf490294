"""A bank whose rules are exceptions.

A transfer happens whole or not at all: a transaction remembers balances and puts them back when anything goes wrong. Errors carry what
a caller needs to know, and one failure may be the cause of another.
"""


class BankError(Exception):
    """Anything that the bank refuses."""


class InsufficientFunds(BankError):
    def __init__(self, account, needed):
        self.account, self.needed = account, needed
        super().__init__(f"{account.owner} has {account.balance}, needs {needed}")

    @property
    def missing(self):
        return self.needed - self.account.balance


class UnknownAccount(BankError, LookupError):
    pass


class Account:
    def __init__(self, owner, balance=0, *, frozen=False):
        self.owner = owner
        self.balance = balance
        self.frozen = frozen

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"cannot deposit {amount}")
        if self.frozen:
            raise PermissionError(f"the account of {self.owner} is frozen")
        self.balance += amount

    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(self, amount)
        self.balance -= amount


class Transaction:
    """Puts every balance back if the block raises. `with bank.transaction() as t: ... t.balances`."""

    def __init__(self, accounts):
        self.accounts = accounts

    def __enter__(self):
        self.balances = {account: account.balance for account in self.accounts}
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None:
            return False
        for account, balance in self.balances.items():
            account.balance = balance
        print(f"    rolled back because of {kind.__name__}")
        return False


class Bank:
    def __init__(self):
        self.accounts = {}

    def open(self, owner, balance=0, **options):
        self.accounts[owner] = Account(owner, balance, **options)

    def account(self, owner):
        try:
            return self.accounts[owner]
        except KeyError as error:
            raise UnknownAccount(f"no account of {owner}") from error

    def transaction(self):
        return Transaction(self.accounts.values())

    def transfer(self, source, target, amount):
        with self.transaction():
            self.account(source).withdraw(amount)
            self.account(target).deposit(amount)

    def pay_out(self, source, shares):
        """Pays many at once; all problems are reported together."""
        problems = []
        with self.transaction():
            for target, amount in shares.items():
                try:
                    self.account(source).withdraw(amount)
                    self.account(target).deposit(amount)
                except Exception as error:
                    error.add_note(f"while paying {target}")
                    problems.append(error)
            if problems:
                raise ExceptionGroup(f"{len(problems)} of {len(shares)} payments failed", problems)

    def __str__(self):
        return ", ".join(f"{a.owner} {a.balance}{' (frozen)' if a.frozen else ''}" for a in self.accounts.values())


bank = Bank()
bank.open("Ada", 100)
bank.open("Bob", 20)
bank.open("Eve", 5, frozen=True)
print(bank)

for source, target, amount in [("Ada", "Bob", 30), ("Bob", "Ada", 500), ("Ada", "Eve", 10), ("Ada", "Zoe", 1), ("Ada", "Bob", 0)]:
    print(f"{source} -> {target}: {amount}")
    try:
        bank.transfer(source, target, amount)
    except InsufficientFunds as error:
        print(f"    refused: {error}, {error.missing} missing")
    except LookupError as error:
        print(f"    {type(error).__name__}: {error}; the cause was {error.__cause__!r}")
    except (PermissionError, ValueError) as error:
        print(f"    not possible: {error}")
    else:
        print("    done")
    finally:
        print("   ", bank)

print("a pay-out:")
try:
    bank.pay_out("Ada", {"Bob": 10, "Eve": 10, "Zoe": 10, "Ann": 900})
except* InsufficientFunds as group:
    for error in group.exceptions:
        print("    too much:", error, error.__notes__)
except* BankError as group:
    print("    unknown:", [str(error) for error in group.exceptions])
except* OSError as group:
    print("    system:", group.exceptions[0])
print(bank)
