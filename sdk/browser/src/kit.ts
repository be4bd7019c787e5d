import { captureClicks, captureErrors, capturePages, describe } from './capture';
import { Logger, type LogRecord } from './logger';
import type { Options } from './options';
import { Person } from './person';
import { surroundings } from './platform';
import { ASK_AGAIN, askServer, decide, isCaptured, isLoud, withoutContent } from './policy';
import { openQueue, type Queue } from './queue';
import { Sender } from './sender';
import { given, keys, number, parse, plain, standard } from './standard';
import { read, uuid, write } from './store';
import type { Fields, Item, KitEvent, Level, ServerPolicy, Trace } from './wire';

/** Events that are equal and follow one another within this time are one, with a count. */
const MERGE_WITHIN = 2000;
/** A merged event spans no more: gaps between events are what working time is made of. */
const MERGE_AT_MOST = 10_000;
const MOST_PAYLOAD = 16_000;
const MOST_TRACES = 200;
const SOON = 50;
/** Verbs after which what waits is sent at once. */
const AT_ONCE = /^(save|open|close|logout):/;

/** An event that goes on; what it says when it ends is added. */
export interface Timed {
  close(fields?: Fields): void;
}

/** Footfall in a web page. Until `init` it records nothing. It never throws into the page. */
export class Footfall {
  #options: Required<Options> | undefined;
  #person: Person | undefined;
  #sender: Sender | undefined;
  #queue: Queue | undefined;
  #server: ServerPolicy | undefined;
  #serverKnown: Promise<void> = Promise.resolve();
  #asked = 0;
  #fixed: Fields = {};
  /** The last event, as long as an equal one may follow it. */
  #open: { item: Item; like: string; since: number } | undefined;
  /** What this tab recorded and nobody has confirmed yet. */
  readonly #mine = new Map<string, Item>();
  readonly #adding = new Set<Promise<unknown>>();
  #traces: Trace[] = [];
  #listeners: ((trace: Trace) => void)[] = [];
  #sending: Promise<void> | undefined;
  /** The send after the one that runs. */
  #next: Promise<void> | undefined;
  #timers: Record<string, ReturnType<typeof setTimeout>> = {};
  #minute = { begin: 0, count: 0 };
  #queued = 0;
  #lost = 0;
  #leavePage: () => void = () => undefined;

  /** Begins. A second call is ignored. */
  init(said: Options): this {
    if (this.#options) {
      return this;
    }

    const options = { ...standard(), ...given(said), url: `${said.url ?? ''}`.replace(/\/+$/, '') };
    this.#options = options;
    this.#person = new Person(options.queue, options.askConsent, options.respectDoNotTrack);
    this.#fixed = options.fields;
    this.#sender = new Sender({
      url: options.url,
      token: options.token,
      lock: options.queue,
      told: (items, state, by) => items.forEach(({ event }) => this.#trace(event, state, by)),
      dropped: (items) =>
        items.filter(({ event }) => {
          const { keep, by } = this.#verdict(event);
          return !keep && this.#trace(event, 'refused', by);
        }),
    });
    this.#begin(options);
    return this;
  }

  /** Who it is: a statement that the platform's server signed. Without one, a visitor of no name. */
  identify(signed?: string): void {
    this.#seal();
    this.#person?.become(signed);
    if (this.#options) {
      this.#serverKnown = this.#ask(this.#options);
    }
  }

  /** Members that go with every event from now on; undefined takes one back. */
  set(fields: Fields): void {
    this.#fixed = { ...this.#fixed, ...fields };
  }

  /** Whether the user agrees. No: what waits is forgotten, and nothing is recorded until yes. */
  setConsent(yes: boolean): void {
    const before = this.#person?.refusal;
    this.#seal();
    this.#person?.consent(yes);
    this.#openQueue();
    if (!yes) {
      this.#mine.clear();
      this.#queued = 0;
      void this.#queue?.clear();
    } else if (before && this.#options) {
      this.#serverKnown = this.#ask(this.#options);
      if (this.#options.app) {
        this.load();
      }
    }
  }

  /** Records that something happened. */
  event(scope: string, fields: Fields = {}): void {
    this.#record(scope, fields);
  }

  /** Records something that goes on until `close`, with its duration. */
  start(scope: string, fields: Fields = {}): Timed {
    const began = performance.now();
    const timestamp = new Date().toISOString();
    let closed = false;
    return {
      close: (more = {}) => {
        if (!closed) {
          closed = true;
          const payload = (fields.payload || more.payload) && { ...fields.payload, ...more.payload };
          const duration = Math.round(performance.now() - began);
          this.#record(scope, { timestamp, duration, ...fields, ...more, payload });
        }
      },
    };
  }

  /** Records that the application was loaded, on which platform. */
  load(fields: Fields = {}): void {
    const app = (this.#options?.app || 'app').toLowerCase().replace(/[^a-z0-9_]/g, '_');
    this.#record(`load:${app}`, {
      duration: Math.round(performance.now()),
      ...fields,
      payload: { ...surroundings(), ...fields.payload },
    });
  }

  /** Records an error with its stack. */
  error(error: unknown, fields: Fields = {}): void {
    this.#record('send:exception', {
      level: 'error',
      ...fields,
      payload: { ...describe(error), handled: true, version: this.#options?.version || undefined, ...fields.payload },
    });
  }

  /** A logger; what is given goes with every line, a function may change each. */
  logger(fixed?: Record<string, unknown> | ((record: LogRecord) => void)): Logger {
    return new Logger((scope, fields, level) => this.#record(scope, fields, level), fixed);
  }

  /** Sends what waits. Ends when it is sent, or cannot be now. */
  flush(): Promise<void> {
    this.#seal();
    if (this.#sending) {
      // What was recorded a moment ago may have missed the send that runs.
      return (this.#next ??= this.#sending.then(() => {
        this.#next = undefined;
        return this.flush();
      }));
    }

    return (this.#sending = this.#run().finally(() => {
      this.#sending = undefined;
      this.#schedule();
    }));
  }

  /** What became of the last events; the function hears of each one to come. */
  watch(listener: (trace: Trace) => void): Trace[] {
    this.#listeners.push(listener);
    return this.#traces;
  }

  /** Opens the log of the developer, or closes it. */
  async showLog(): Promise<void> {
    const address = `${this.#options?.url ?? ''}/sdk/footfall-log.mjs`;
    ((await import(/* @vite-ignore */ address)) as { toggle(kit: Footfall): void }).toggle(this);
  }

  #begin(options: Required<Options>): void {
    this.#openQueue();
    this.#server = parse(read(`${options.queue}.policy`));
    this.#serverKnown = this.#ask(options);
    addEventListener('pagehide', () => this.#leave(true));
    addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.#leave(false));
    addEventListener('online', () => {
      this.#sender?.retry();
      void this.flush();
    });
    addEventListener('keydown', (e) => keys(e) === options.logKey.toLowerCase() && void this.showLog());
    if (options.errors) {
      captureErrors((error, fields) =>
        this.error(error, { ...fields, payload: { ...fields.payload, handled: false } }),
      );
    }

    if (options.app) {
      this.load();
    }

    const record = (scope: string, fields: Fields): void => this.#record(scope, fields);
    if (options.pages) {
      this.#leavePage = capturePages(record);
    }

    if (options.clicks) {
      captureClicks(options.clicks, record);
    }

    this.#schedule();
  }

  /** Opens the queue, where something may be kept in this browser. */
  #openQueue(): void {
    if (this.#options && !this.#queue && !this.#person?.refusal) {
      this.#queue = openQueue(this.#options.queue);
      void this.#queue.count().then((count) => (this.#queued += count));
    }
  }

  /** What the server keeps; until it answers, what it said last. */
  async #ask(options: Required<Options>): Promise<void> {
    this.#asked = performance.now();
    try {
      const identity = this.#person?.identity;
      const told = await askServer(options.url, identity);
      if (told && identity === this.#person?.identity) {
        this.#server = told;
        this.#schedule();
        write(`${options.queue}.policy`, this.#person?.refusal ? undefined : JSON.stringify(this.#server));
      }
    } catch {
      // The sends that follow tell of a server that is away.
    }
  }

  #record(scope: string, fields: Fields, level?: string, isOwn = false): void {
    if (!this.#options || !this.#person) {
      return;
    }

    const event: KitEvent = { id: uuid(), timestamp: new Date().toISOString(), scope: `${scope}` };
    try {
      const payload = withoutContent(scope, fields?.payload);
      Object.assign(event, plain({ ...this.#fixed, ...fields, scope: undefined, source: 'client', payload }));
      if (JSON.stringify([event.payload]).length > MOST_PAYLOAD) {
        event.payload = { too_long: true };
      }
    } catch {
      // What a page hands on may throw when it is looked at.
      Object.assign(event, this.#fixed, { source: 'client', payload: { unreadable: true } });
    }

    const verdict = this.#verdict(event, level);
    // What a policy leaves out uses up no quota.
    const refusal = this.#person.refusal || (verdict.keep ? (isOwn ? '' : this.#quota()) : verdict.by);
    if (refusal) {
      this.#trace(event, 'refused', refusal);
      return;
    }

    event.session_id ??= this.#person.session;
    this.#take(event, verdict.by);
    if (AT_ONCE.test(scope)) {
      this.#later('soon', SOON, () => void this.flush());
    }
  }

  #verdict(event: KitEvent, level?: string): { keep: boolean; by: string } {
    if (isCaptured(event, level, this.#server)) {
      return { keep: true, by: 'server: capture' };
    }

    const least: Level = this.#server?.level ?? this.#options?.level ?? 'info';
    return level && !isLoud(level, least)
      ? { keep: false, by: `level: ${least}` }
      : decide(event.scope, this.#server, this.#options?.policy ?? {});
  }

  #quota(): string {
    const now = performance.now();
    if (now - this.#minute.begin > 60_000) {
      this.#minute = { begin: now, count: 0 };
    }

    const { mostPerMinute = 0, mostQueued = 0 } = this.#options ?? {};
    const fits = ++this.#minute.count <= mostPerMinute && this.#queued < mostQueued;
    this.#lost += fits ? 0 : 1;
    return fits ? '' : 'quota';
  }

  /** Keeps an event, or counts it to the equal one before. */
  #take(event: KitEvent, by: string): void {
    const like = JSON.stringify({ ...event, id: 0, timestamp: 0, count: 0, duration: 0 });
    const last = this.#open;
    if (last?.like === like && performance.now() - last.since < MERGE_AT_MOST) {
      const kept = last.item.event;
      kept.count = number(kept.count, 1) + number(event.count, 1);
      if (event.duration !== undefined) {
        kept.duration = number(kept.duration, 0) + number(event.duration, 0);
      }

      this.#trace(kept, 'kept', 'merged');
    } else {
      this.#seal();
      this.#open = { item: { who: this.#person?.who ?? {}, event }, like, since: performance.now() };
      this.#mine.set(event.id, this.#open.item);
      this.#queued++;
      this.#trace(event, 'kept', by);
    }

    this.#later('seal', MERGE_WITHIN, () => this.#seal());
  }

  /** Hands the last event to the queue: from now on it is counted, and no other is counted to it. */
  #seal(): void {
    const item = this.#open?.item;
    this.#open = undefined;
    if (item && this.#queue) {
      const added = this.#queue.add(item).then((n) => (item.n = n));
      this.#adding.add(added);
      void added.then(() => this.#adding.delete(added));
    }
  }

  async #run(): Promise<void> {
    await Promise.all([this.#serverKnown, ...this.#adding]);
    const queue = this.#queue;
    if (this.#options && performance.now() - this.#asked > ASK_AGAIN) {
      void this.#ask(this.#options);
    }

    if (!queue || !this.#sender || this.#person?.refusal) {
      return;
    }

    if (this.#lost) {
      const count = this.#lost;
      this.#lost = 0;
      const message = `${count} events were too many`;
      this.#record('log:warning', { level: 'warning', payload: { message, lost: count } }, undefined, true);
      this.#seal();
      await Promise.all(this.#adding);
    }

    await this.#sender.sendAll(queue).catch(() => undefined);
    this.#queued = await queue.count();
    if (!this.#queued && !this.#adding.size) {
      // Another tab may have sent what this one recorded.
      this.#mine.clear();
      if (this.#open) {
        this.#mine.set(this.#open.item.event.id, this.#open.item);
      }
    }
  }

  /** Sends when the time has come, if there is something; after a failure when the server says. */
  #schedule(): void {
    const seconds = this.#server?.send_seconds ?? this.#options?.sendSeconds ?? 90;
    this.#later('send', this.#sender?.wait || seconds * (950 + Math.random() * 100), () => void this.flush());
  }

  #leave(forGood: boolean): void {
    if (forGood) {
      this.#leavePage();
    }

    this.#seal();
    if (this.#queue && !this.#person?.refusal) {
      this.#sender?.leave([...this.#mine.values()], this.#queue);
    }
  }

  #trace(event: KitEvent, state: Trace['state'], by: string): true {
    const trace = { event, state, by };
    this.#traces = [...this.#traces.slice(-MOST_TRACES), trace];
    if (state === 'sent' || state === 'refused') {
      this.#mine.delete(event.id);
    }

    this.#listeners.forEach((l) => l(trace));
    return true;
  }

  #later(name: string, wait: number, what: () => void): void {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(what, wait);
  }
}
