import { useEffect, useState } from 'react';

const TICK_MS = 100;

/** Milliseconds for which something has been going on; 0 when it is not. */
export function useElapsed(isGoingOn: boolean): number {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    if (!isGoingOn) {
      return;
    }

    const begin = performance.now();
    const timer = setInterval(() => {
      setElapsed(performance.now() - begin);
    }, TICK_MS);
    return () => {
      clearInterval(timer);
      setElapsed(0);
    };
  }, [isGoingOn]);
  return isGoingOn ? elapsed : 0;
}
