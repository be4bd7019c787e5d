import type { RunRow } from '../../api/schema';
import { duration } from '../../widgets/format/durations';
import { exact } from '../../widgets/format/numbers';

const HEAD = 8;
const TAIL = 4;

/** `93cf4220…8659`: enough of an id to tell it from its neighbours. */
export function shortId(id: string): string {
  return id.length > HEAD + TAIL + 2 ? `${id.slice(0, HEAD)}…${id.slice(-TAIL)}` : id;
}

/** What a run is called: its name, else its id. */
export function runName({ name, run_id }: { readonly name: string; readonly run_id: string }): string {
  return name === '' ? shortId(run_id) : name;
}

/** When it began, or was made where it still waits. */
export function beganAt({ started, queued }: Pick<RunRow, 'started' | 'queued'>): string | null {
  return started ?? queued ?? null;
}

/** A length of time; a dash where there is none. */
export function timeText(ms: number | null | undefined): string {
  return ms == null ? '–' : duration(ms);
}

/** `6.1 %` of a share from 0 to 1; a dash over nothing. */
export function shareText(share: number | null | undefined): string {
  return share == null ? '–' : `${(share * 100).toFixed(1)} %`;
}

/** What a run's page says of records whose own time cannot be believed. */
export function oddTimes(records: number): string {
  return records === 1
    ? 'One of its records has an odd time or none, and stands where its number puts it.'
    : `${exact(records)} of its records have an odd time or none, and stand where their numbers put them.`;
}

/** A value as a tree takes it: text stays text. */
export function jsonText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** An address that a file may be had from; null for one that would run something instead. */
export function fileUrl(url: string | null | undefined): string | null {
  return url != null && /^(\/(?!\/)|https?:\/\/)/i.test(url) ? url : null;
}

/** Names of other routes beside those of runs. */
const RESERVED = new Set(['errors', 'timeline', 'statistics', 'live']);

/** A run's id as its address has it. */
export function runKey(id: string): string {
  return RESERVED.has(id) || id.startsWith('=') ? `=${id}` : id;
}
