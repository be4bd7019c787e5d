import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { ask } from '../../api/ask';
import { inTurn } from './inTurn';
import { periodParams } from './params';
import type { Search } from './search';
import { dashboardOf, standardPeriod } from './standardPeriod';
import { useFilters } from './useFilters';
import { dashboardQuestion } from './useStandardPeriod';
import { usableZone } from './zone';

const moves = inTurn();

/**
 * Moves the period by its own length; the server knows where to. There is nothing before everything. Moves that come
 * quickly wait for each other, so that each begins where the one before it ended.
 */
export function useShiftPeriod(): (steps: -1 | 1) => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  const { change } = useFilters();
  return (steps) =>
    moves(async () => {
      const search: Search = router.latestLocation.search;
      const path = router.latestLocation.pathname;
      const own = client.getQueryData(dashboardQuestion(dashboardOf(path) ?? '').queryKey)?.definition.period;
      const period = periodParams(search, usableZone(search.tz), standardPeriod(path, own));
      const question = ask('/api/v1/period', { ...period, shift: steps });
      const moved = await client.fetchQuery({ ...question, staleTime: 0 }).catch(() => null);
      if (moved && !moved.is_everything) {
        await change({ period: undefined, from: moved.from, to: moved.to });
      }
    });
}
