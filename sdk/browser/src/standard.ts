import type { Options } from './options';
import type { ServerPolicy } from './wire';

export function standard(): Omit<Required<Options>, 'url' | 'token'> {
  return {
    app: 'app',
    version: '',
    fields: {},
    errors: true,
    pages: false,
    clicks: false,
    policy: {},
    level: 'info',
    askConsent: false,
    respectDoNotTrack: true,
    sendSeconds: 90,
    mostQueued: 10_000,
    mostPerMinute: 1000,
    queue: 'footfall',
    logKey: 'Alt+Shift+F',
  };
}

/** What was said; a member that is undefined was not. */
export function given(said: Options): Options {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as unknown as Options;
}

/** A copy that can be kept and sent. Where something cannot, as what holds itself, members within it are told in words. */
export function plain<T>(value: T): T {
  let text: string;
  try {
    text = JSON.stringify(value);
  } catch {
    text = JSON.stringify(value, (key, member: unknown) =>
      typeof member === 'bigint' || (member && key && key !== 'payload' && typeof member === 'object')
        ? String(member)
        : member,
    );
  }

  return JSON.parse(text) as T;
}

export function number(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

export function parse(text: string | undefined): ServerPolicy | undefined {
  try {
    return text ? (JSON.parse(text) as ServerPolicy) : undefined;
  } catch {
    return undefined;
  }
}

export function keys(e: KeyboardEvent): string {
  return [e.ctrlKey && 'ctrl', e.altKey && 'alt', e.shiftKey && 'shift', `${e.key}`.toLowerCase()]
    .filter(Boolean)
    .join('+');
}
