const fs = require('node:fs');
const SEED = Number(process.argv[3]);
const WORDS = { 0: (n) => `order ${n} is not known`, 1: (n) => `Bestellung ${n} ist unbekannt`, 2: (n) => `commande ${n} inconnue` };

class OrderError extends Error {
  constructor(text, options) {
    super(text, options);
    this.name = 'OrderError';
  }
}

class Store {
  constructor(size) {
    this.items = Array.from({ length: size }, (_, i) => ({ id: i }));
  }
  latest() {
    return this.last.value;
  }
  nameOf(index) {
    return this.items[index].name.toUpperCase();
  }
  static open(path) {
    return fs.readFileSync(path);
  }
}

function require_(condition, text) {
  if (!condition) {
    throw new RangeError(text);
  }
}
function placeOrder(count) {
  require_(count < 0, `order of ${count} pieces cannot be placed`);
}
function shipOrder(number) {
  require_(number < 0, `order ${number} has no address`);
}
function findOrder(number) {
  throw new OrderError(WORDS[SEED % 3](number));
}
function cancelOrder(number) {
  throw new OrderError(WORDS[SEED % 3](number));
}
function readSettings(text) {
  return JSON.parse(text);
}
function walk(node, depth) {
  return depth === 0 ? node.leaf.value : walk(node, depth - 1);
}
function save(number) {
  try {
    new Store(1).nameOf(number + 5);
  } catch (e) {
    throw new OrderError(`saving ${number} failed`, { cause: e });
  }
}
async function fetchOrder(number) {
  await new Promise((r) => setTimeout(r, 1));
  throw new Error(`no answer within ${number} ms`);
}
async function runJob(number) {
  await fetchOrder(number);
}
function pad(count) {
  return 'x'.repeat(-count);
}
function makeBuffer(count) {
  return Buffer.alloc(-count);
}
function eachRow(rows) {
  return rows.map((row) => row.cells.length);
}
function render(view) {
  return view.draw();
}
function bigger(value) {
  return BigInt(value + 0.5);
}
function onTimer() {
  setTimeout(function tick() {
    missingFunction(SEED);
  }, 1);
}
function makeDate(n) {
  return new Date(NaN * n).toISOString();
}
function byButton() {
  return new Store(SEED).latest();
}
function byTimer() {
  return [1, 2].map(() => new Store(SEED).latest());
}

const FAULTS = {
  none: () => (SEED % 2 ? byButton() : byTimer()),
  index: () => new Store(2).nameOf(SEED + 3),
  file: () => Store.open(`/srv/reports/user${SEED}/${SEED * 3}.pdf`),
  place: () => placeOrder(SEED),
  ship: () => shipOrder(SEED * 7),
  find: () => findOrder(SEED * 13),
  cancel: () => cancelOrder(SEED * 13),
  json: () => readSettings('{' + 'a'.repeat(SEED)),
  walk: () => walk({}, SEED),
  wrapped: () => save(SEED),
  async: () => runJob(SEED * 10),
  repeat: () => pad(SEED),
  buffer: () => makeBuffer(SEED),
  rows: () => eachRow([{ cells: [] }, { n: SEED }]),
  method: () => render({ id: SEED }),
  bigint: () => bigger(SEED),
  timer: () => onTimer(),
  date: () => makeDate(SEED),
};
FAULTS[process.argv[2]]();
