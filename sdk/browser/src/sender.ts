import type { Queue } from './queue';
import type { Item, KitEvent } from './wire';

/** What browsers let a page send while it is left, less the room for headers. */
const MOST_KEEP_ALIVE = 60_000;
const MOST_BYTES = 400_000;
const MOST_EVENTS = 500;
const PATIENCE = 30_000;
const LONGEST_WAIT = 300_000;
/** Answers after which the same is not sent again; all others pass. */
const FOR_GOOD: Record<number, 'refused' | 'split' | 'stop'> = {
  400: 'refused',
  401: 'stop',
  403: 'stop',
  413: 'split',
  422: 'refused',
};

/** What became of a request: stored, refused for good, to be sent again, or not to be sent again before the page is loaded anew. */
type Outcome = {
  kind: 'done' | 'refused' | 'split' | 'later' | 'stop';
  text: string;
  rejected?: { index: number; message: string }[];
};

interface Host {
  url: string;
  token: string;
  /** A name for the lock that tabs share. */
  lock: string;
  told(items: Item[], state: 'sent' | 'refused' | 'waiting', by: string): void;
  /** Items that a policy that came meanwhile does not keep. */
  dropped(items: Item[]): Item[];
}

/** Sends the queue, one request at a time over all tabs, the oldest events first. */
export class Sender {
  stopped = '';
  #previous: KitEvent | null = null;
  /** What a request under way of a page that is left holds. */
  readonly #leaving = new Set<Item>();
  #failures = 0;
  #notBefore = 0;
  #most = MOST_EVENTS;

  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** When to try again after a failure; 0 for no failure. */
  get wait(): number {
    return this.#failures ? Math.max(0, this.#notBefore - performance.now()) : 0;
  }

  /** Forgets that requests failed: the network is back. */
  retry(): void {
    this.#failures = 0;
  }

  /** Sends until the queue is empty or a request fails. What failed stays in front, and waits as long as it must. */
  async sendAll(queue: Queue): Promise<void> {
    const run = async (): Promise<void> => {
      while (!this.stopped && !this.wait && (await this.#sendSome(queue)));
    };
    await (navigator.locks ? navigator.locks.request(this.#host.lock, run) : run());
  }

  /** Sends what a page that is left still has. Whether that arrives nobody hears; the queue keeps it until somebody did. */
  leave(items: Item[], queue: Queue): void {
    const some = fit(
      items.filter((i) => !this.#leaving.has(i)),
      MOST_KEEP_ALIVE,
    );
    if (some.length && !this.stopped) {
      some.forEach((i) => this.#leaving.add(i));
      void this.#post(some, true)
        .then(async (outcome) => outcome.kind === 'done' && this.#settle(some, outcome, queue))
        .catch(() => undefined)
        .then(() => some.forEach((i) => this.#leaving.delete(i)));
    }
  }

  async #sendSome(queue: Queue): Promise<boolean> {
    const first = await queue.first(this.#most);
    const dropped = this.#host.dropped(first);
    await queue.remove(dropped);
    const some = fit(
      first.filter((i) => !dropped.includes(i)),
      MOST_BYTES,
    );
    if (!some.length) {
      return dropped.length > 0;
    }

    const outcome = await this.#post(some, false);
    if (outcome.kind === 'split' && some.length > 1) {
      this.#most = Math.ceil(some.length / 2);
      return true;
    }

    if (outcome.kind === 'later' || outcome.kind === 'stop') {
      this.#host.told(some, 'waiting', outcome.text);
      this.stopped = outcome.kind === 'stop' ? outcome.text : '';
      return false;
    }

    await this.#settle(some, outcome, queue);
    return true;
  }

  async #settle(items: Item[], outcome: Outcome, queue: Queue): Promise<void> {
    this.#most = MOST_EVENTS;
    const refused = new Map((outcome.rejected ?? []).map((r) => [r.index, r.message]));
    for (const [index, item] of items.entries()) {
      const why = outcome.kind === 'done' ? refused.get(index) : outcome.text;
      this.#host.told([item], why === undefined ? 'sent' : 'refused', why ?? 'server: stored');
    }

    const last = items.at(-1)?.event;
    if (outcome.kind === 'done' && last) {
      this.#previous = { ...last, payload: undefined };
    }

    await queue.remove(items);
  }

  async #post(items: Item[], keepalive: boolean): Promise<Outcome> {
    try {
      const answer = await fetch(`${this.#host.url}/api/v1/events?batch=true`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${this.#host.token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({
          timestamp: new Date().toISOString(),
          ...items[0]?.who,
          previous_event: this.#previous,
          events: items.map((i) => i.event),
        }),
        keepalive,
        signal: AbortSignal.timeout(PATIENCE),
        credentials: 'omit',
      });
      return await this.#judge(answer);
    } catch (e) {
      return this.#later(String(e), 0);
    }
  }

  async #judge(answer: Response): Promise<Outcome> {
    const body = (await answer.json().catch(() => ({}))) as { detail?: string; rejected?: Outcome['rejected'] };
    const text = `server: ${body.detail ?? answer.status}`;
    if (answer.ok || body.rejected) {
      this.#failures = 0;
      return { kind: 'done', text, rejected: body.rejected };
    }

    const kind = FOR_GOOD[answer.status];
    return kind ? { kind, text } : this.#later(text, Number(answer.headers.get('Retry-After')) * 1000);
  }

  /** Waits as long as the server says, else longer each time, and not all tabs equally long. */
  #later(text: string, asked: number): Outcome {
    const wait = asked || Math.min(LONGEST_WAIT, 1000 * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 20);
    this.#notBefore = performance.now() + wait * (1 + Math.random() / 2);
    return { kind: 'later', text };
  }
}

/** The first items that are of one person and fit into a request; at least one. */
function fit(items: Item[], mostBytes: number): Item[] {
  const who = JSON.stringify(items[0]?.who);
  let bytes = 0;
  const end = items.findIndex((item, index) => {
    bytes += new TextEncoder().encode(JSON.stringify(item.event)).length + 1;
    return index > 0 && (bytes > mostBytes || JSON.stringify(item.who) !== who);
  });
  return end < 0 ? items : items.slice(0, end);
}
