import { useEffect, useRef } from 'react';

/** Routes that tell of commits: of all events, of those of runs, or of errors. */
export type LiveRoute = '/api/v1/events/live' | '/api/v1/runs/live' | '/api/v1/problems/live';

/** Calls back whenever events were committed, as long as it is on. The browser connects again by itself. */
export function useLive(isOn: boolean, onCommit: () => void, route: LiveRoute = '/api/v1/events/live'): void {
  const latest = useRef(onCommit);
  useEffect(() => {
    latest.current = onCommit;
  });
  useEffect(() => {
    if (!isOn) {
      return;
    }

    const source = new EventSource(route);
    let wasOpen = false;
    source.addEventListener('commit', () => {
      latest.current();
    });
    source.addEventListener('open', () => {
      if (wasOpen) {
        // What was committed while the connection was away was not told.
        latest.current();
      }

      wasOpen = true;
    });
    return () => {
      source.close();
    };
  }, [isOn, route]);
}
