import { useEffect, useRef, type RefObject } from 'react';

/** For what is used first on a page that is one form: it has the focus from the beginning. */
export function useFirstFocus<E extends HTMLElement>(): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    element.current?.focus();
  }, []);
  return element;
}
