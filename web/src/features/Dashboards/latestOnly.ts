/** Of several tasks only the latest goes on: each begin stops the one before. */
export interface LatestOnly {
  /** The signal of a new task. */
  readonly next: () => AbortSignal;
  readonly stop: () => void;
}

export function latestOnly(): LatestOnly {
  let running: AbortController | null = null;
  const stop = () => {
    running?.abort();
    running = null;
  };
  return {
    next: () => {
      stop();
      running = new AbortController();
      return running.signal;
    },
    stop,
  };
}
