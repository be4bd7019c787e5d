import { duration } from '../../widgets/format/durations';

/** Below this, a clock that is ahead is only a clock that nobody set to the millisecond. */
export const AHEAD_MS = 1000;

/** How far events are behind: `1.2 s`, `ahead by 3.0 s`, `–` when that is not known. */
export function lagText(ms: number | null | undefined): string {
  if (ms == null) {
    return '–';
  }

  return ms <= -AHEAD_MS ? `ahead by ${duration(-ms)}` : duration(Math.max(0, ms));
}

/** What was added to a sender's times: `+1 h 00 min`, `−5.0 s`. */
export function correctionText(ms: number | null | undefined): string {
  if (ms == null) {
    return '–';
  }

  return ms < 0 ? `−${duration(-ms)}` : `+${duration(ms)}`;
}
