import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { connection as Shared } from './connection';

let connection: typeof Shared;
const fetched = vi.fn<(url: string) => Promise<{ ok: boolean }>>();

beforeEach(async () => {
  vi.useFakeTimers({ now: 1_000_000 });
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('fetch', fetched);
  fetched.mockReset();
  vi.resetModules();
  ({ connection } = await import('./connection'));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a lost connection', () => {
  it('is announced with the time of the next try', () => {
    const listener = vi.fn();
    connection.subscribe(listener);
    connection.lost();
    expect(connection.state).toEqual({ isLost: true, nextTry: 1_001_000 });
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('is tried with growing pauses, and once only when several questions failed', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    connection.lost();
    connection.lost();
    const tries: number[] = [];
    for (const pause of [1000, 2000, 4000, 8000, 15000, 15000]) {
      await vi.advanceTimersByTimeAsync(pause - 1);
      tries.push(fetched.mock.calls.length);
      await vi.advanceTimersByTimeAsync(1);
    }

    expect(tries).toEqual([0, 1, 2, 3, 4, 5]);
    expect(fetched).toHaveBeenLastCalledWith('/healthz', { cache: 'no-store' });
    expect(connection.state.isLost).toBe(true);
  });

  it('is not healed by a server that answers with a failure', async () => {
    fetched.mockResolvedValue({ ok: false });
    connection.lost();
    await vi.advanceTimersByTimeAsync(1000);
    expect(connection.state.isLost).toBe(true);
  });

  it('tells when it is back, and stops trying', async () => {
    const healed = vi.fn();
    connection.onHealed(healed);
    fetched.mockResolvedValue({ ok: true });
    connection.lost();
    await vi.advanceTimersByTimeAsync(1000);
    expect(connection.state).toEqual({ isLost: false, nextTry: 0 });
    expect(healed).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('is over as soon as any question is answered', async () => {
    connection.lost();
    connection.alive();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connection.state.isLost).toBe(false);
    expect(fetched).not.toHaveBeenCalled();
  });
});
