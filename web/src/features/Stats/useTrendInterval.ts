import { usePeriod } from '../../app/filters/usePeriod';
import { trendInterval, type Interval } from './trend';

/** What trends of the page's period go by; null until the server said what the period is. */
export function useTrendInterval(): Interval | null {
  const { answer, isOfBefore } = usePeriod();
  return answer && !isOfBefore ? trendInterval(answer.from, answer.to) : null;
}
