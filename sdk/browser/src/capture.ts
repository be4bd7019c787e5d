import { platform } from './platform';
import type { Fields } from './wire';

type Record_ = (scope: string, fields: Fields) => void;

const MOST_STACK = 8000;
const CLICKABLE = 'button,a[href],[role=button],[role=menuitem],[role=tab],[data-footfall]';

/** Errors and rejections that nobody caught. */
export function captureErrors(record: (error: unknown, fields: Fields) => void): void {
  addEventListener('error', (e) => {
    // Images and scripts that do not load are no errors of the program, and have no message.
    if (e.message) {
      record(e.error ?? e.message, {
        payload: { source: 'window', filename: e.filename, line: e.lineno, column: e.colno },
      });
    }
  });
  addEventListener('unhandledrejection', (e) => record(e.reason, { payload: { source: 'promise' } }));
}

/** Anything can be thrown, also what has no words. */
function words(value: unknown): string {
  try {
    return String(value);
  } catch {
    return typeof value;
  }
}

/** An error as the server groups it. */
export function describe(error: unknown): Record<string, unknown> & Record<'type' | 'message' | 'stack', string> {
  const known = error instanceof Error ? error : undefined;
  return {
    type: known?.name ?? 'Error',
    message: words(known?.message ?? error).slice(0, 1000),
    stack: words(known?.stack ?? '').slice(0, MOST_STACK),
    is_online: navigator.onLine,
    client: platform().name,
    system: platform().os,
  };
}

/** Pages that are opened and left, in applications of one page, too. Addresses without their query: that may hold anything. */
export function capturePages(record: Record_): () => void {
  let page: { path: string; since: number } | undefined;
  const leave = (): void => {
    if (page) {
      record('close:page', { obj_val: page.path, duration: Math.round(performance.now() - page.since) });
      page = undefined;
    }
  };
  const look = (): void => {
    if (page?.path !== location.pathname) {
      leave();
      page = { path: location.pathname, since: performance.now() };
      record('open:page', { obj_val: page.path });
    }
  };
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name].bind(history);
    history[name] = (...given: Parameters<History['pushState']>) => {
      original(...given);
      look();
    };
  }

  addEventListener('popstate', look);
  // A page that comes back out of the browser's cache is opened again.
  addEventListener('pageshow', look);
  look();
  return leave;
}

/** Clicks on what the allow-list names, by its own words. What is typed into fields is never looked at. */
export function captureClicks(allowed: string[] | true, record: Record_): void {
  const selector = allowed === true ? CLICKABLE : allowed.join();
  addEventListener(
    'click',
    (e) => {
      const element = e.target instanceof Element ? e.target.closest(selector) : null;
      if (element) {
        record('click:element', {
          obj_name: element.id || element.tagName.toLowerCase(),
          obj_val: name(element) || undefined,
          payload: { path: path(element), location: location.pathname },
        });
      }
    },
    { capture: true, passive: true },
  );
}

function label(element: Element): string | null {
  return element.getAttribute('data-footfall') ?? element.getAttribute('aria-label');
}

function name(element: Element): string {
  return (label(element) ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 80);
}

/** The named places that an element lies in, the outermost first. */
function path(element: Element): string {
  const names = [name(element)];
  for (let place = element.parentElement; place; place = place.parentElement) {
    const said = label(place);
    if (said) {
      names.unshift(said.slice(0, 80));
    }
  }

  return names.join(' / ');
}
