import type { ClickRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import type { TopAnswer } from '../../api/rows';
import { ChartFrame } from '../../widgets/ChartFrame/ChartFrame';
import { counted, exact } from '../../widgets/format/numbers';
import { LabelingTable } from '../Labeling/LabelingTable';
import type { ListColumn } from '../Settings/list';
import { ClickPlot } from './ClickPlot';
import { EntityLink } from '../Entities/EntityLink';
import { EmptyUsage } from './EmptyUsage';

const ROUTE = '/api/v1/usage/clicks';
const TITLE = 'Clicks by part of the screen';
const MOST = 1000;
const HEIGHT = 320;

const COLUMNS: readonly ListColumn<ClickRow>[] = [
  { key: 'path', title: 'Element', by: (row) => row.path, cell: (row) => <MenuItem path={row.path} /> },
  { key: 'clicks', title: 'Clicks', isNumber: true, by: (row) => row.clicks, cell: (row) => exact(row.clicks) },
  { key: 'users', title: 'Users', isNumber: true, by: (row) => row.users, cell: (row) => exact(row.users) },
  {
    key: 'followed',
    title: 'Followed by an error',
    isNumber: true,
    by: (row) => row.followed,
    cell: (row) => exact(row.followed),
  },
  { key: 'share', title: 'Share', isNumber: true, by: shareOf, cell: (row) => `${shareOf(row).toFixed(1)} %` },
];

function shareOf({ clicks, followed }: ClickRow): number {
  return clicks === 0 ? 0 : (followed / clicks) * 100;
}

function MenuItem({ path }: { readonly path: string }) {
  return (
    <EntityLink kind="menu_item" id={path}>
      {path}
    </EntityLink>
  );
}

/** What is clicked, by part of the screen, and what goes wrong after it. */
export function Clicks() {
  const { events } = useFilters();
  const params = { ...events, limit: MOST };
  return (
    <>
      <ChartFrame<TopAnswer<ClickRow>>
        title={TITLE}
        note={(answer) => (answer ? `clicks; ${counted(answer.total, 'elements')}` : 'clicks')}
        route={ROUTE}
        params={params}
        height={HEIGHT}
        isEmpty={({ rows }) => rows.length === 0}
        empty={
          <EmptyUsage what="No click">Platforms tell of them with the scope click:element and payload.path.</EmptyUsage>
        }
        table={({ rows }) => ({
          columns: [{ title: 'Element' }, { title: 'Clicks', isNumber: true }],
          rows: rows.map(({ path, clicks }) => [path, clicks]),
        })}
      >
        {({ rows }, pictureRef) => <ClickPlot title={TITLE} rows={rows} height={HEIGHT} pictureRef={pictureRef} />}
      </ChartFrame>
      <LabelingTable
        title="Followed by an error"
        note="an error within five seconds, in the request of the click or one that it made"
        route={ROUTE}
        params={params}
        columns={COLUMNS}
        order={{ key: 'followed', isDescending: true }}
        keyOf={(row) => row.path}
        textOf={(row) => row.path}
        empty="No click in this period."
      />
    </>
  );
}
