// Many tabs at once: the kit as it is served, so many times in one process, over a network that loses requests and answers.
// node crowd.mjs URL TOKEN ORIGIN ORG TABS SECONDS prints how many events the tabs recorded and how many they still have.
import { setTimeout as sleep } from 'node:timers/promises';

const [url, token, origin, org] = process.argv.slice(2, 6);
const [tabCount, seconds] = process.argv.slice(6).map(Number);
const EVENTS = 6;
const LOST = 0.1;
const ROUNDS = 60;

const kept = new Map();
let listeners = {};
Object.assign(globalThis, {
  localStorage: { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => kept.set(k, v), removeItem: (k) => kept.delete(k) },
  addEventListener: (name, listener) => (listeners[name] ??= []).push(listener),
  location: new URL(origin),
  screen: { width: 1, height: 1 },
  document: { visibilityState: 'visible' },
});
Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'Chrome/150.0 Linux', language: 'en', onLine: true } });

const source = await (await fetch(`${url}/sdk/footfall.mjs`)).text();
const send = globalThis.fetch;
let lost = LOST;
globalThis.fetch = async (to, init) => {
  // What a tab sends while it is left, it cannot send again.
  const fate = !init?.keepalive && Math.random() < lost ? Math.random() : 1;
  if (fate < 0.5) {
    throw new TypeError('the request is lost');
  }

  const answer = await send(to, { ...init, keepalive: undefined, headers: { ...init?.headers, Origin: origin } });
  const body = await answer.text();
  if (fate < 1) {
    throw new TypeError('the answer is lost');
  }

  return new Response(body, { status: answer.status, headers: answer.headers });
};

const { footfall } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

function open(number) {
  listeners = {};
  const kit = new footfall.constructor();
  const [recorded, sent] = [new Set(), new Set()];
  kit.watch(({ event, state }) => ({ kept: recorded, sent })[state]?.add(event.id));
  kit.init({ url, token, app: 'crowd', queue: `tab-${number}`, errors: false, fields: { org_slug: org } });
  return { kit, recorded, sent, listeners };
}

async function use({ kit, listeners }, number) {
  for (let i = 0; i < EVENTS; i++) {
    await sleep((Math.random() * 2 * seconds * 1000) / EVENTS);
    kit.event(i % 3 === 2 ? 'save:job' : 'draw:object', { obj_id: `${number}-${i}` });
  }

  if (number % 3 === 0) {
    listeners.pagehide.forEach((leave) => leave());
  }
}

const tabs = [];
for (let i = 0; i < tabCount; i++) {
  tabs.push(open(i));
  if (i % 100 === 99) {
    await sleep(20);
  }
}

await Promise.all(tabs.map(use));
lost = 0;
const left = () => tabs.reduce((sum, t) => sum + t.recorded.size - t.sent.size, 0);
for (let i = 0; i < ROUNDS && left() > 0; i++) {
  tabs.forEach((t) => t.listeners.online.forEach((online) => online()));
  await sleep(1000);
}

console.log(JSON.stringify({ recorded: tabs.reduce((sum, t) => sum + t.recorded.size, 0), left: left() }));
process.exit(0);
