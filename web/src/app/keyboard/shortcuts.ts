/** How long `g` waits for its letter. */
export const GO_MS = 1500;

/** What a key press means outside of fields. */
export type Command =
  | { readonly name: 'palette' | 'help' | 'period' | 'earlier' | 'later' | 'close' | 'go' }
  | { readonly name: 'page'; readonly key: string };

export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const PLAIN: Readonly<Record<string, Exclude<Command['name'], 'page'>>> = {
  '/': 'palette',
  '?': 'help',
  t: 'period',
  '[': 'earlier',
  ']': 'later',
  Escape: 'close',
  g: 'go',
};

/** The command of a key press; `afterGo` when `g` was pressed just before. */
export function commandOf(press: Press, afterGo: boolean): Command | null {
  if ((press.ctrlKey || press.metaKey) && press.key.toLowerCase() === 'k') {
    return { name: 'palette' };
  }

  if (press.ctrlKey || press.metaKey) {
    return null;
  }

  if (afterGo && /^[a-z]$/.test(press.key)) {
    return { name: 'page', key: press.key };
  }

  // On some keyboards [ and ] need AltGr, which counts as Alt.
  const name = PLAIN[press.key];
  return name && (!press.altKey || press.key === '[' || press.key === ']') ? { name } : null;
}

/** Whether keys belong to what is focused: a field, or something that lies over the page. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null)
  );
}
