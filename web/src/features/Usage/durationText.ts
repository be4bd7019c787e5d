import type { DurationRow } from '../../api/schema';
import { percentOf } from '../../widgets/Figure/changeOf';

/** What durations are compared by; named as in the API. */
export const DURATION_GROUPS = [
  ['function', 'Function'],
  ['package', 'Package'],
  ['scope', 'Scope'],
] as const;

export function durationGroup(text: string | undefined): (typeof DURATION_GROUPS)[number][0] {
  return DURATION_GROUPS.find(([group]) => group === text)?.[0] ?? 'function';
}

/** By how many percent the 95th percentile rose against the period before; null where there is none to compare with. */
export function risenBy({ p95, before_p95: before }: Pick<DurationRow, 'p95' | 'before_p95'>): number | null {
  return percentOf(p95, before);
}
