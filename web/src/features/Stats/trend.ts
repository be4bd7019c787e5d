import type { StatsEntry } from '../../api/schema';
import type { TimeAnswer } from '../../api/rows';
import { axisUnit } from '../../widgets/format/durations';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HOURLY_MS = 2 * DAY_MS;
/** The server answers at most 400; a period that begins inside of one has one more. */
const MOST = 398;

const WIDTHS = [
  ['day', DAY_MS],
  ['week', 7 * DAY_MS],
  ['month', 30 * DAY_MS],
] as const;

export type Interval = 'hour' | (typeof WIDTHS)[number][0] | 'year';

/** What a trend goes by: hours in up to two days, days as long as they are not too many. */
export function trendInterval(from: string, to: string): Interval {
  const length = Date.parse(to) - Date.parse(from);
  if (length <= HOURLY_MS) {
    return 'hour';
  }

  return WIDTHS.find(([, width]) => length / width <= MOST)?.[0] ?? 'year';
}

const SECONDS: Record<Interval, number> = {
  hour: HOUR_MS / 1000,
  day: DAY_MS / 1000,
  week: (7 * DAY_MS) / 1000,
  month: 2_629_746,
  year: 31_556_952,
};

export interface Trend {
  readonly answer: TimeAnswer;
  /** Unit of its numbers, as the axis has it. */
  readonly unit: string;
  /** By what to multiply a number of it to have seconds; null where it is no length of time. */
  readonly seconds: number | null;
}

/** How a number went, as charts take it; null where there is nothing to draw. Lengths are in a unit that suits the longest. */
export function trendOf(metric: StatsEntry, from: string, to: string, interval: Interval): Trend | null {
  const points = metric.scope === 'now' ? [] : (metric.trend ?? []);
  const most = Math.max(0, ...points.flatMap(({ value, previous }) => [value ?? 0, previous ?? 0]));
  if (most === 0) {
    return null;
  }

  const length = metric.unit === 'seconds' ? axisUnit(most) : null;
  const scaled = (value: number | null) => (value === null || length === null ? value : value / length.seconds);
  const compares = points.some(({ previous }) => previous !== null);
  return {
    answer: {
      from,
      to,
      bucket_seconds: SECONDS[interval],
      rows: points.map(({ time, value }) => ({ time, value: scaled(value) })),
      previous: compares ? points.map(({ time, previous }) => ({ time, value: scaled(previous) })) : null,
    },
    unit: length?.name ?? metric.unit,
    seconds: length?.seconds ?? null,
  };
}
