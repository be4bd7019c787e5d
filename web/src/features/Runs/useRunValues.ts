import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { ColumnValue, RunShare, RunStatusCount } from '../../api/schema';
import type { ValueLists } from '../../widgets/DataTable/tableContext';

/** What the columns of the runs can be filtered by: what there is in the period, the frequent first. */
export function useRunValues(params: Params, statuses: readonly RunStatusCount[]): ValueLists {
  const { period, from, to, tz, org } = params;
  const found = useQuery(ask('/api/v1/runs/statistics', { period, from, to, tz, org })).data;
  return useMemo(
    () => ({
      name: sharesOf(found?.by_name),
      user: sharesOf(found?.by_user),
      agent: sharesOf(found?.by_agent),
      status: statuses.map(({ status, runs }) => ({ value: status, name: '', events: runs })),
      type: sharesOf(found?.by_type),
      org: sharesOf(found?.by_org),
    }),
    [found, statuses],
  );
}

function sharesOf(shares: readonly RunShare[] | undefined): ColumnValue[] {
  return (shares ?? [])
    .filter(({ key }) => key !== '')
    .map(({ key, name, runs }) => ({ value: key, name, events: runs }));
}
