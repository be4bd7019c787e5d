import { useEffect } from 'react';
import { FocusMemory } from './focusMemory';

let memory = new FocusMemory<HTMLElement>();
let page = '';

/** Keeps in mind what has the focus, for {@link useFocusReturn}. Called once, by the frame. */
export function useFocusMemory(): void {
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) {
        turnPage();
        memory.note(target);
      }
    };
    document.addEventListener('focusin', note);
    return () => {
      document.removeEventListener('focusin', note);
    };
  }, []);
}

/**
 * For what lies over or beside the page and is taken away as a whole: when the focus went away with it, it goes back to
 * what opened it, or to the page when that is gone as well. Otherwise the keyboard would begin again at the top.
 */
export function useFocusReturn(): void {
  useEffect(() => giveBack, []);
}

function giveBack(): void {
  // Whatever is opened in its place takes the focus first.
  requestAnimationFrame(() => {
    turnPage();
    const hasFocus = document.activeElement !== null && document.activeElement !== document.body;
    const way = hasFocus ? undefined : memory.wayBack(isThere);
    if (way) {
      (way.to ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
    }
  });
}

/** On another page nothing is to come back to, though the rail and the head stand on all of them. */
function turnPage(): void {
  if (location.pathname !== page) {
    page = location.pathname;
    memory = new FocusMemory<HTMLElement>();
  }
}

function isThere(element: HTMLElement): boolean {
  return element.isConnected && element.checkVisibility();
}
