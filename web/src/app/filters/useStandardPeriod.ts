import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { ask } from '../../api/ask';
import type { DashboardAnswer } from '../../api/schema';
import { dashboardOf, standardPeriod } from './standardPeriod';

/** The question whose answer holds the period of a dashboard; the page asks the same. */
export function dashboardQuestion(key: string) {
  return ask('/api/v1/dashboards/{key}', { key });
}

/** The period of the page that is open when its address names none. */
export function useStandardPeriod(): string {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const key = dashboardOf(path);
  const own = useQuery({
    ...dashboardQuestion(key ?? ''),
    enabled: key !== null,
    select: periodOf,
    // The page itself looks for another text of the file; another dashboard's period is none.
    staleTime: Infinity,
    placeholderData: () => undefined,
  });
  return standardPeriod(path, own.data);
}

function periodOf({ definition }: DashboardAnswer): string | null {
  return definition.period ?? null;
}
