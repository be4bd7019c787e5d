import type { SenderEntry } from '../../api/schema';

/** Whether a protocol, or one sender, has brought its first event. */
export interface FirstEvent {
  readonly time: string;
  readonly token: string;
}

/** The first event of any sender that came by one of these protocols; null while there is none. */
export function firstEventBy(senders: readonly SenderEntry[], protocols: readonly string[]): FirstEvent | null {
  const found = senders
    .filter((s) => s.protocol != null && protocols.includes(s.protocol) && s.first_event != null)
    .map((s) => ({ time: s.first_event ?? '', token: s.token }))
    .sort((a, b) => a.time.localeCompare(b.time));
  return found[0] ?? null;
}
