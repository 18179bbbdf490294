"""A text adventure: rooms, things, and a lamp that burns down.

The player's words are split, and `match` takes each command apart. Everything that can be in a place is a Thing; what a thing does when
used is a method that subclasses change. Play it with `glasspy programs/adventure.py`.
"""


class Thing:
    def __init__(self, name, description, portable=True):
        self.name = name
        self.description = description
        self.portable = portable

    def use(self, game):
        return f"You wave the {self.name} about. Nothing happens."

    def __str__(self):
        return self.name


class Lamp(Thing):
    def __init__(self, oil):
        super().__init__("lamp", "A brass lamp.")
        self.oil = oil
        self.lit = False

    def use(self, game):
        if self.oil == 0:
            return "The lamp is empty."
        self.lit = not self.lit
        return "The lamp " + ("burns." if self.lit else "goes out.")

    def burn(self):
        """One turn passes. Says something when the oil is low."""
        if not self.lit:
            return None
        self.oil -= 1
        match self.oil:
            case 0:
                self.lit = False
                return "The lamp flickers and dies."
            case 1 | 2 as left:
                return f"The lamp burns low ({left} left)."
        return None


class Key(Thing):
    def __init__(self, name, opens, direction):
        super().__init__(name, f"A {name} that looks important.")
        self.opens = opens
        self.direction = direction

    def use(self, game):
        if game.place is not self.opens:
            return "There is no lock here."
        self.opens.locked.discard(self.direction)
        return f"Click. The way {self.direction} is open."


class Place:
    def __init__(self, name, description, dark=False):
        self.name, self.description, self.dark = name, description, dark
        self.exits = {}
        self.locked = set()
        self.things = []

    def connect(self, direction, other):
        opposite = {"north": "south", "east": "west", "down": "up"}
        self.exits[direction] = other
        other.exits[opposite[direction]] = self


class Game:
    SHORT = {"n": "north", "s": "south", "e": "east", "w": "west", "u": "up", "d": "down"}

    def __init__(self):
        hall = Place("Hall", "Dust lies on the floor. A door leads north.")
        library = Place("Library", "Shelves up to the ceiling, most of them empty.")
        cellar = Place("Cellar", "Barrels, and something that glitters.", dark=True)
        garden = Place("Garden", "Sunlight. You are out!")
        hall.connect("north", library)
        hall.connect("down", cellar)
        library.connect("east", garden)
        library.locked.add("east")
        self.lamp = Lamp(oil=4)
        hall.things = [self.lamp, Thing("statue", "It looks at you.", portable=False)]
        cellar.things = [Key("silver key", opens=library, direction="east")]
        library.things = [Thing("book", "'How to Leave a House', chapter one: use keys.")]
        self.place, self.goal = hall, garden
        self.bag = []
        self.turns = 0

    def can_see(self):
        return not self.place.dark or (self.lamp.lit and (self.lamp in self.bag or self.lamp in self.place.things))

    def look(self):
        if not self.can_see():
            return "It is pitch dark."
        lines = [f"{self.place.name}. {self.place.description}"]
        if self.place.things:
            lines.append("Here: " + ", ".join(map(str, self.place.things)) + ".")
        lines.append("Ways: " + ", ".join(sorted(self.place.exits)) + ".")
        return "\n".join(lines)

    def find(self, words, *where):
        name = " ".join(words)
        for things in where:
            for thing in things:
                if thing.name == name or thing.name.split()[-1] == name:
                    return thing
        return None

    def answer(self, line):
        here = self.place.things if self.can_see() else []
        match line.lower().split():
            case []:
                return "Say something."
            case ["look" | "l"]:
                return self.look()
            case ["go", way]:
                return self.go(self.SHORT.get(way, way))
            case [("n" | "s" | "e" | "w" | "u" | "d") as letter]:
                return self.go(self.SHORT[letter])
            case [way] if way in self.SHORT.values():
                return self.go(way)
            case ["take" | "get", "all"]:
                return "\n".join(self.take(thing) for thing in list(here)) or "There is nothing."
            case ["take" | "get", *words] if words:
                thing = self.find(words, here)
                return self.take(thing) if thing else "You see no such thing."
            case ["drop", *words] if thing := self.find(words, self.bag):
                self.bag.remove(thing)
                self.place.things.append(thing)
                return f"You put the {thing} down."
            case ["read" | "examine" | "x", *words] if thing := self.find(words, self.bag, here):
                return thing.description
            case ["use" | "light", *words] if thing := self.find(words, self.bag):
                return thing.use(self)
            case ["inventory" | "i"]:
                return "You carry: " + (", ".join(sorted(map(str, self.bag))) or "nothing") + "."
            case words:
                return f"You can't {' '.join(words)}."

    def go(self, way):
        if way in self.place.locked:
            return "It is locked."
        try:
            self.place = self.place.exits[way]
        except KeyError:
            return f"You can't go {way}."
        return self.look()

    def take(self, thing):
        if not thing.portable:
            return f"The {thing} does not move."
        self.place.things.remove(thing)
        self.bag.append(thing)
        return f"You take the {thing}."

    def play(self):
        print(self.look())
        while self.place is not self.goal:
            try:
                line = input("> ")
            except EOFError:
                print("\nYou fall asleep.")
                return
            print(line)  # the script is not echoed by a terminal
            if line == "quit":
                print("Bye.")
                return
            self.turns += 1
            print(self.answer(line))
            if news := self.lamp.burn():
                print(news)
        print(f"You did it in {self.turns} turns.")


if __name__ == "__main__":
    Game().play()
