import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ask } from '../../api/ask';
import type { EventRow } from '../../api/schema';
import { eventParams } from '../../app/filters/params';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import type { Pages } from '../../widgets/DataTable/usePages';
import { STANDARD_SORT } from './eventColumns';
import { useLive } from './useLive';

const CHARTS_MS = 5000;
const PAST_MS = 10 * 60_000;
/** Later than any event: what is newer than the top row has no other end. */
const FAR = '2199-01-01T00:00:00Z';

export interface Follow {
  readonly isOn: boolean;
  /** Why it cannot be switched on. */
  readonly reason: string | null;
  /** Newer events that wait to be shown; null when they are shown as they come. */
  readonly waiting: number | null;
  readonly toggle: () => void;
}

/** Follows new events: shows them as they come, and lets them wait while the viewer scrolls or has something selected. */
export function useFollow(pages: Pages<EventRow>, isAtTop: boolean): Follow {
  const { search, zone, selected } = useFilters();
  const client = useQueryClient();
  const [isWanted, setWanted] = useState(false);
  const reason = useReason();
  const isOn = isWanted && reason === null;
  const isPaused = isOn && (!isAtTop || selected.length > 0);
  const newest = pages.rows[0]?.time;
  const waiting = useQuery({
    ...ask('/api/v1/events/count', {
      ...eventParams({ ...search, period: undefined, from: newest && after(newest), to: FAR }, zone),
    }),
    enabled: isPaused && newest !== undefined,
    staleTime: 0,
  });

  const chartsAt = useRef(0);
  const refreshCharts = () => {
    const now = performance.now();
    if (now - chartsAt.current > CHARTS_MS) {
      chartsAt.current = now;
      for (const route of ['activity', 'browsers', 'systems', 'count']) {
        void client.invalidateQueries({ queryKey: [`/api/v1/events/${route}`] });
      }
    }
  };
  useLive(isOn, () => {
    if (isPaused) {
      void waiting.refetch();
    } else {
      pages.restart();
      refreshCharts();
    }
  });

  // What waited is shown as soon as the viewer is back at the top.
  const { restart } = pages;
  const wasPaused = useRef(false);
  useEffect(() => {
    if (wasPaused.current && isOn && !isPaused) {
      restart();
    }

    wasPaused.current = isPaused;
  }, [isPaused, isOn, restart]);

  return {
    isOn,
    reason,
    waiting: isPaused ? (waiting.data?.matching ?? 0) : null,
    toggle: () => {
      setWanted(!isOn);
      if (!isOn) {
        restart();
      }
    },
  };
}

function useReason(): string | null {
  const { search } = useFilters();
  const { answer } = usePeriod();
  const [openedAt] = useState(() => Date.now());
  if (search.sort && search.sort !== STANDARD_SORT) {
    return 'Sort by time, newest first, to follow new events.';
  }

  const isPast = answer !== undefined && !answer.is_everything && Date.parse(answer.to) < openedAt - PAST_MS;
  return isPast ? 'The period ends in the past: no new events come into it.' : null;
}

function after(time: string): string {
  return new Date(Date.parse(time) + 1).toISOString();
}
