import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let isPrinting = false;
const listeners = new Set<() => void>();

/** Paper is made as soon as the event has been heard: what is drawn for it must be there by then. */
function tell(next: boolean): void {
  if (next !== isPrinting) {
    isPrinting = next;
    flushSync(() => {
      listeners.forEach((listener) => {
        listener();
      });
    });
  }
}

window.addEventListener('beforeprint', () => {
  tell(true);
});
window.addEventListener('afterprint', () => {
  tell(false);
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Whether the page is put on paper right now. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => isPrinting);
}
