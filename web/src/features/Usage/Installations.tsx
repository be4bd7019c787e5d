import type { Params } from '../../api/address';
import type { TopAnswer } from '../../api/rows';
import type { InstallationRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { ChartFrame } from '../../widgets/ChartFrame/ChartFrame';
import { duration, exactDuration } from '../../widgets/format/durations';
import { counted } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { EntityLink } from '../Entities/EntityLink';
import { LabelingTable } from '../Labeling/LabelingTable';
import type { ListColumn } from '../Settings/list';
import { EmptyUsage } from './EmptyUsage';
import { InstallationPlot } from './InstallationPlot';
import { packagesOf } from './installationOption';

const ROUTE = '/api/v1/usage/packages/installations';
const MOST = 1000;
const HEIGHT = 240;
const LINE = 24;
const HEAD = 48;

/** Versions of packages that were installed, and how long that took. */
export function Installations({ params }: { readonly params: Params }) {
  const { zone } = useFilters();
  const asked = { ...params, limit: MOST };
  return (
    <>
      <ChartFrame<TopAnswer<InstallationRow>>
        title="Installation time"
        note={(answer) =>
          `each installation, the later the stronger${answer ? `; ${counted(answer.total, 'installations')}` : ''}`
        }
        route={ROUTE}
        params={asked}
        height={HEIGHT}
        isEmpty={({ rows }) => rows.length === 0}
        empty={
          <EmptyUsage what="No installation of a package was told">
            Servers tell of them with the scope publish:package and payload.ms.
          </EmptyUsage>
        }
        table={({ rows }) => ({
          columns: [
            { title: 'Package' },
            { title: 'Version' },
            { title: 'Took, ms', isNumber: true },
            { title: 'When' },
          ],
          rows: rows.map((row) => [row.package, row.version, row.ms, moment(row.time, zone)]),
        })}
      >
        {({ rows }, pictureRef) => (
          <InstallationPlot
            rows={rows}
            height={Math.max(HEIGHT, packagesOf(rows).length * LINE + HEAD)}
            pictureRef={pictureRef}
          />
        )}
      </ChartFrame>
      <LabelingTable
        title="Installations"
        note="versions of packages that servers told of with their time"
        route={ROUTE}
        params={asked}
        columns={columnsOf(zone)}
        order={{ key: 'ms', isDescending: true }}
        keyOf={(row) => `${row.time} ${row.package} ${row.version}`}
        textOf={(row) => `${row.package} ${row.version} ${row.user_name}`}
        empty="No installation in this period."
      />
    </>
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
