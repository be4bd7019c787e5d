import { hours } from '../../widgets/format/durations';

const HOUR = 60;
const MINUTE_MS = 60_000;

/** Minutes for people: `45 min`, `2 h 05 min`, `1,204 h`. */
export function minutesText(minutes: number): string {
  return minutes < HOUR ? `${String(minutes)} min` : hours(minutes * MINUTE_MS);
}
