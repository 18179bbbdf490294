from _plain.fourth import value
thing = 3
