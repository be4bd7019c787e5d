import { useEffect, useRef, useState, type RefObject } from 'react';

const MOST = 50;
const offsets = new Map<string, number>();

/** Where one was in a list: coming back to the same question shows the same rows; another question begins at the top. */
export function useScrollMemory(key: string, scroller: RefObject<HTMLElement | null>) {
  const [initial] = useState(() => offsets.get(key) ?? 0);
  const shownKey = useRef(key);
  useEffect(() => {
    if (shownKey.current !== key) {
      shownKey.current = key;
      scroller.current?.scrollTo({ top: offsets.get(key) ?? 0 });
    }
  }, [key, scroller]);
  return {
    initial,
    remember: () => {
      offsets.delete(key);
      offsets.set(key, scroller.current?.scrollTop ?? 0);
      const oldest = offsets.keys().next().value;
      if (offsets.size > MOST && oldest !== undefined) {
        offsets.delete(oldest);
      }
    },
  };
}
