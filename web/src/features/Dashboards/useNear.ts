import { useEffect, useRef, useState, type RefObject } from 'react';

/** Whether an element is on the screen, or at most a screen away from it. */
export function useNear<T extends HTMLElement>(): readonly [RefObject<T | null>, boolean] {
  const ref = useRef<T>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) {
      return;
    }

    // The page scrolls in its own element, beyond which the window sees nothing.
    const observer = new IntersectionObserver(
      (entries) => {
        setNear(entries.at(-1)?.isIntersecting ?? false);
      },
      { root: element.closest('main'), rootMargin: '100% 0px' },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [ref, isNear];
}
