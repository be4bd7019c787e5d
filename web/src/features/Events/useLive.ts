import { useEffect, useRef } from 'react';

/** Calls back whenever events were committed, as long as it is on. The browser connects again by itself. */
export function useLive(isOn: boolean, onCommit: () => void): void {
  const latest = useRef(onCommit);
  useEffect(() => {
    latest.current = onCommit;
  });
  useEffect(() => {
    if (!isOn) {
      return;
    }

    const source = new EventSource('/api/v1/events/live');
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
  }, [isOn]);
}
