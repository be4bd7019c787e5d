import { read, uuid, write } from './store';
import type { Who } from './wire';

const SITTING = 30 * 60_000;

/** Who sits before the page, whether they agreed, and which sitting it is. Nothing of it is kept in the browser before it is needed. */
export class Person {
  #identity: string | undefined;

  readonly #key: string;
  readonly #askConsent: boolean;
  readonly #respectDoNotTrack: boolean;

  constructor(key: string, askConsent: boolean, respectDoNotTrack: boolean) {
    this.#key = key;
    this.#askConsent = askConsent;
    this.#respectDoNotTrack = respectDoNotTrack;
  }

  /** Why nothing is recorded; empty when something is. */
  get refusal(): string {
    const browser: { doNotTrack: string | null; globalPrivacyControl?: boolean } = navigator;
    if (this.#respectDoNotTrack && (browser.doNotTrack === '1' || browser.globalPrivacyControl)) {
      return 'do not track';
    }

    const said = read(`${this.#key}.consent`);
    return said === 'no' || (this.#askConsent && said !== 'yes') ? 'consent' : '';
  }

  /** The signed statement, where it may be told. */
  get identity(): string | undefined {
    return this.refusal ? undefined : this.#identity;
  }

  get who(): Who {
    return this.#identity ? { identity: this.#identity } : { anonymous_id: this.#visitor };
  }

  /** The sitting that this moment belongs to; half an hour of nothing ends one. */
  get session(): string {
    const [id, last] = (read(`${this.#key}.session`) ?? '').split(' ');
    const same = id && Date.now() - Number(last) < SITTING ? id : uuid();
    write(`${this.#key}.session`, `${same} ${Date.now()}`);
    return same;
  }

  consent(given: boolean): void {
    if (!given) {
      // First, so that there is room for the no.
      write(`${this.#key}.session`, undefined);
      write(`${this.#key}.visitor`, undefined);
    }

    write(`${this.#key}.consent`, given ? 'yes' : 'no');
  }

  /** Somebody else, or nobody in particular: another sitting. */
  become(identity: string | undefined): void {
    const isOther = subject(identity) !== subject(this.#identity);
    this.#identity = identity;
    if (isOther) {
      write(`${this.#key}.session`, undefined);
    }
  }

  get #visitor(): string {
    const known = read(`${this.#key}.visitor`) || uuid();
    write(`${this.#key}.visitor`, known);
    return known;
  }
}

/** Whom a signed statement is about: one that was made anew for the same user begins no other sitting. */
function subject(identity: string | undefined): unknown {
  try {
    const claims = (identity ?? '').split('.')[1] ?? '';
    return (JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))) as { sub?: unknown }).sub;
  } catch {
    return identity;
  }
}
