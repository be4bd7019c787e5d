import asyncio, json, os, sys

SEED = int(sys.argv[2])
WORDS = {"en": "order {} is not known", "de": "Bestellung {} ist unbekannt", "fr": "commande {} inconnue"}
LANG = ["en", "de", "fr"][SEED % 3]


class OrderError(Exception):
    pass


class Store:
    def __init__(self, size):
        self.items = {f"k{i}": i for i in range(size)}
        self.last = None

    def load(self, key):
        return self.items[key]

    def latest(self):
        return self.last.value

    def at(self, place):
        return list(self.items.values())[place]


def require(condition, text):
    if not condition:
        raise ValueError(text)


def place_order(count):
    require(count < 0, f"order of {count} pieces cannot be placed")


def ship_order(number):
    require(number < 0, f"order {number} has no address")


def find_order(number):
    raise OrderError(WORDS[LANG].format(number))


def cancel_order(number):
    raise OrderError(WORDS[LANG].format(number))


def mean(values):
    return sum(values) / (len(values) - len(values))


def open_report(name):
    with open(f"/srv/reports/{name}/{SEED}.pdf") as f:
        return f.read()


def parse_amount(text):
    return int(text)


def walk(node, depth):
    if depth == 0:
        return node["leaf"]["value"]
    return walk(node, depth - 1)


def read_settings(text):
    return json.loads(text)


def save(number):
    try:
        Store(3).load(f"missing-{number}")
    except KeyError as e:
        raise RuntimeError(f"saving {number} failed") from e


def handle(number):
    try:
        open_report(f"r{number}")
    except OSError:
        return len(number)


async def fetch(number):
    await asyncio.sleep(0)
    raise TimeoutError(f"no answer within {number} ms")


def dispatch(number):
    table = {"sum": lambda a: a + "x"}
    return table["sum"](number)


def batch(action):
    return [action(i) for i in range(SEED, SEED + 2)]


def total(rows):
    return sum(r.price for r in rows)


def deep(n):
    return deep(n + 1)


def encode(text):
    return text.encode("ascii")


def by_button():
    return Store(SEED).latest()


def by_timer():
    return [Store(SEED).latest() for _ in range(2)]


FAULTS = {
    "key": lambda: Store(5).load(f"k{SEED + 100}"),
    "none": lambda: by_button() if SEED % 2 else by_timer(),
    "index": lambda: Store(3).at(SEED + 10),
    "place": lambda: place_order(SEED),
    "ship": lambda: ship_order(SEED * 7),
    "find": lambda: find_order(SEED * 13),
    "cancel": lambda: cancel_order(SEED * 13),
    "mean": lambda: mean([SEED] * SEED),
    "file": lambda: open_report(f"user{SEED}"),
    "parse": lambda: parse_amount(f"{SEED},5x"),
    "walk": lambda: walk({}, SEED),
    "json": lambda: read_settings("{" + "a" * SEED),
    "wrapped": lambda: save(SEED),
    "during": lambda: handle(SEED),
    "async": lambda: asyncio.run(fetch(SEED * 10)),
    "lambda": lambda: dispatch(SEED),
    "batch": lambda: batch(place_order) if False else batch(lambda i: [][i]),
    "attribute": lambda: total([SEED]),
    "ascii": lambda: encode("é" * SEED),
}

FAULTS[sys.argv[1]]()
