import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { ActivityUserRow } from '../../api/schema';
import { globalPart } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { DataTable } from '../../widgets/DataTable/DataTable';
import type { DataColumn } from '../../widgets/DataTable/types';
import { useNarrow } from '../../widgets/DataTable/useNarrow';
import { usePages } from '../../widgets/DataTable/usePages';
import { Initials } from '../../widgets/Initials/Initials';
import { exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { minutesText } from './minutesText';

const ROUTE = '/api/v1/activity/users';
const STANDARD = ['user', 'minutes', 'active_days', 'last_active'];
const NONE: ReadonlySet<string> = new Set();

interface ActiveUsersTableProps {
  readonly params: Params;
  readonly empty: string;
}

/** The most active users. A row opens its user's page. */
export function ActiveUsersTable({ params, empty }: ActiveUsersTableProps) {
  const { search, zone } = useFilters();
  const navigate = useNavigate();
  const text = JSON.stringify({ ...params, sort: search.sort });
  const asked = useMemo(() => JSON.parse(text) as Params, [text]);
  const pages = usePages(ROUTE, asked);
  const totals = useQuery(ask(ROUTE, { ...params, limit: 1 }));
  const isNarrow = useNarrow();
  const columns = useMemo(() => columnsOf(zone, isNarrow), [zone, isNarrow]);
  const total = totals.data?.total;
  return (
    <DataTable<ActivityUserRow>
      name="users"
      columns={columns}
      standard={STANDARD}
      standardSort="-minutes"
      route={ROUTE}
      choices="/api/v1/events/values"
      params={params}
      pages={pages}
      counts={total === undefined ? undefined : { matching: total, total }}
      rowId={(row) => row.user_id}
      selectedIds={NONE}
      onSelect={(row) => {
        void navigate({ to: '/users/$id', params: { id: row.user_id }, search: globalPart(search) });
      }}
      isSearched={false}
      empty={<p>{empty}</p>}
    />
  );
}

function columnsOf(zone: string, isNarrow: boolean): DataColumn<ActivityUserRow>[] {
  return [
    {
      id: 'user',
      title: 'User',
      width: isNarrow ? 196 : 240,
      sort: 'user_name',
      filter: { kind: 'values', name: 'user' },
      mark: (row) => <Initials id={row.user_id} name={row.user_name} />,
      value: (row) => ({ text: row.user_name, exact: row.user_id, filter: row.user_id }),
    },
    {
      id: 'minutes',
      title: 'Time active',
      width: 150,
      isNumber: true,
      sort: 'minutes',
      isLargeFirst: true,
      value: (row) => ({ text: minutesText(row.minutes), exact: `${exact(row.minutes)} minutes` }),
    },
    {
      id: 'active_days',
      title: 'Days',
      width: 100,
      isNumber: true,
      sort: 'active_days',
      isLargeFirst: true,
      value: (row) => ({ text: exact(row.active_days) }),
    },
    {
      id: 'last_active',
      title: 'Last active',
      width: 220,
      sort: 'last_active',
      isLargeFirst: true,
      value: (row) => ({ text: moment(row.last_active, zone), exact: exactUtc(row.last_active) }),
    },
  ];
}
