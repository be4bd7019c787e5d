import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { PeriodAnswer } from '../../api/schema';
import { range } from '../../widgets/format/times';
import { useFilters } from './useFilters';

export interface ShownPeriod {
  /** From and to, as the server resolved them; undefined until it answered. */
  readonly answer: PeriodAnswer | undefined;
  /** Whether that is still the answer about another period. */
  readonly isOfBefore: boolean;
  /** Name for people: `Last 7 days`, `1 Mar – 29 May 2024`. */
  readonly title: string;
  readonly error: Error | null;
}

/** What the page's period means, or another one. The server decides; the browser only names it. */
export function usePeriod(other?: Params): ShownPeriod {
  const { search, zone, period } = useFilters();
  const query = useQuery({ ...ask('/api/v1/period', other ?? period), placeholderData: keepPreviousData });
  const answer = query.data;
  const isRange = Boolean(search.from ?? search.to);
  const known = query.isPlaceholderData ? undefined : answer;
  const name = known && (isRange ? range(known.from, known.to, zone) : known.title);
  return {
    answer,
    isOfBefore: query.isPlaceholderData,
    title: name ?? (query.error ? 'not readable' : '…'),
    error: query.error,
  };
}
