import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import { periodParams } from './params';
import { useFilters } from './useFilters';

/** Moves the period by its own length; the server knows where to. There is nothing before everything. */
export function useShiftPeriod(): (steps: -1 | 1) => Promise<void> {
  const client = useQueryClient();
  const { search, zone, change } = useFilters();
  return async (steps) => {
    const question = ask('/api/v1/period', { ...periodParams(search, zone), shift: steps });
    const moved = await client.fetchQuery({ ...question, staleTime: 0 }).catch(() => null);
    if (moved && !moved.is_everything) {
      change({ period: undefined, from: moved.from, to: moved.to });
    }
  };
}
