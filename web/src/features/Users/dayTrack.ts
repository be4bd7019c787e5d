import { wallTime } from '../../widgets/format/times';

const DAY_MINUTES = 1440;

/** Where a stretch of time lies on the clock of its first day, in percent; what reaches beyond midnight ends there. */
export function dayTrack(first: string, last: string, zone: string): { readonly left: number; readonly width: number } {
  const { hour, minute } = wallTime(first, zone);
  const begin = hour * 60 + minute;
  const minutes = (Date.parse(last) - Date.parse(first)) / 60_000;
  const end = Math.min(DAY_MINUTES, begin + minutes);
  return { left: (begin / DAY_MINUTES) * 100, width: ((end - begin) / DAY_MINUTES) * 100 };
}
