import type { StatsEntry } from '../../api/schema';
import { duration } from '../../widgets/format/durations';
import { number } from '../../widgets/format/numbers';

const SECOND = 1000;

/** A part of a breakdown: how many of what, now and in the period before. */
export interface StatsPart {
  readonly key: string;
  readonly value: number;
  readonly previous: number | null;
}

/** A number of the statistics as it is read: a mean of nothing is a dash. */
export function statText(value: unknown, unit: string): string {
  if (typeof value !== 'number') {
    return '–';
  }

  return unit === 'seconds' ? duration(value * SECOND) : number(value);
}

/** The parts of a breakdown; none where the metric is a number. */
export function partsOf(entry: StatsEntry): readonly StatsPart[] {
  return Array.isArray(entry.value) ? (entry.value as StatsPart[]) : [];
}
