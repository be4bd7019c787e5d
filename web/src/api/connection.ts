import { useSyncExternalStore } from 'react';

const PAUSES_MS = [1000, 2000, 4000, 8000, 15000];

/** Whether the server can be reached. */
export interface ConnectionState {
  readonly isLost: boolean;
  /** When it will be tried next, as milliseconds since 1970. */
  readonly nextTry: number;
}

/**
 * Notices that the server went away, asks `/healthz` with growing pauses, and tells when it is back. Pages keep what they
 * show; whoever listens asks again for it.
 */
class Connection {
  #state: ConnectionState = { isLost: false, nextTry: 0 };
  #tries = 0;
  #timer: number | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #healed = new Set<() => void>();

  get state(): ConnectionState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  onHealed(listener: () => void): void {
    this.#healed.add(listener);
  }

  lost(): void {
    if (!this.#state.isLost) {
      this.#tries = 0;
      this.#schedule();
    }
  }

  alive(): void {
    if (this.#state.isLost) {
      clearTimeout(this.#timer);
      this.#set({ isLost: false, nextTry: 0 });
      this.#healed.forEach((listener) => {
        listener();
      });
    }
  }

  tryNow = (): void => {
    clearTimeout(this.#timer);
    void this.#probe();
  };

  #schedule(): void {
    const pause = PAUSES_MS[Math.min(this.#tries, PAUSES_MS.length - 1)] ?? 15000;
    this.#tries += 1;
    this.#set({ isLost: true, nextTry: Date.now() + pause });
    this.#timer = window.setTimeout(() => void this.#probe(), pause);
  }

  async #probe(): Promise<void> {
    try {
      const answer = await fetch('/healthz', { cache: 'no-store' });
      if (answer.ok) {
        this.alive();
        return;
      }
    } catch {
      // Still away.
    }

    this.#schedule();
  }

  #set(state: ConnectionState): void {
    this.#state = state;
    this.#listeners.forEach((listener) => {
      listener();
    });
  }
}

export const connection = new Connection();

export function useConnection(): ConnectionState {
  return useSyncExternalStore(connection.subscribe, () => connection.state);
}
