import { useEffect } from 'react';

/** Puts the name of what a page shows into the browser's title. */
export function usePageName(name: string): void {
  useEffect(() => {
    document.title = `${name} · Footfall`;
  }, [name]);
}
