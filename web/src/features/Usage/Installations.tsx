import type { Params } from '../../api/address';
import type { InstallationRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { duration, exactDuration } from '../../widgets/format/durations';
import { exactUtc, moment } from '../../widgets/format/times';
import { EntityLink } from '../Entities/EntityLink';
import { LabelingTable } from '../Labeling/LabelingTable';
import type { ListColumn } from '../Settings/list';
import { EmptyUsage } from './EmptyUsage';

const MOST = 1000;

/** Versions of packages that were installed, and how long that took. */
export function Installations({ params }: { readonly params: Params }) {
  const { zone } = useFilters();
  return (
    <LabelingTable
      title="Installation time"
      note="versions of packages that servers told of with their time"
      route="/api/v1/usage/packages/installations"
      params={{ ...params, limit: MOST }}
      columns={columnsOf(zone)}
      order={{ key: 'ms', isDescending: true }}
      keyOf={(row) => `${row.time} ${row.package} ${row.version}`}
      textOf={(row) => `${row.package} ${row.version} ${row.user_name}`}
      empty={
        <EmptyUsage what="No installation of a package was told">
          Servers tell of them with the scope publish:package and payload.ms.
        </EmptyUsage>
      }
    />
  );
}

function columnsOf(zone: string): ListColumn<InstallationRow>[] {
  return [
    {
      key: 'package',
      title: 'Package',
      by: (row) => row.package,
      cell: (row) => (
        <EntityLink kind="package" id={row.package}>
          {row.package}
        </EntityLink>
      ),
    },
    { key: 'version', title: 'Version', by: (row) => row.version, cell: (row) => row.version || 'not told' },
    {
      key: 'ms',
      title: 'Took',
      isNumber: true,
      by: (row) => row.ms,
      cell: (row) => <span title={exactDuration(row.ms)}>{duration(row.ms)}</span>,
    },
    {
      key: 'time',
      title: 'When',
      by: (row) => row.time,
      cell: (row) => <time title={exactUtc(row.time)}>{moment(row.time, zone)}</time>,
    },
    { key: 'user', title: 'By', by: (row) => row.user_name, cell: (row) => row.user_name || 'not told' },
  ];
}
