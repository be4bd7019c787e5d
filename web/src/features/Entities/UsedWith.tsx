import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import type { GraphRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { LabelingTable } from '../Labeling/LabelingTable';
import type { ListColumn } from '../Settings/list';
import { EntityLink } from './EntityLink';
import { kindTitle } from './entityText';
import { neighborsOf, ROLES, type Neighbor } from './usedWith';
import { UsedWithPicture } from './UsedWithPicture';

const ROUTE = '/api/v1/usage/graph';
const MOST = 500;

interface UsedWithProps {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

/** Where a thing comes from, and what was used with it, of all time: as a picture, and as a table. Nothing where no event tells. */
export function UsedWith({ kind, id, name }: UsedWithProps) {
  const { zone } = useFilters();
  const params = { period: 'all', tz: zone, node: `${kind}:${id}`, limit: MOST };
  const { data } = useQuery(ask(ROUTE, params));
  if (!data || data.rows.length === 0) {
    return null;
  }

  const ofRow = (row: GraphRow) => neighborsOf([row], kind, id)[0];
  return (
    <LabelingTable
      title="Used with"
      picture={<UsedWithPicture name={name} neighbors={neighborsOf(data.rows, kind, id)} />}
      note="things that events of all time name together with this one"
      route={ROUTE}
      params={params}
      columns={columnsOf(ofRow, zone)}
      order={{ key: 'count', isDescending: true }}
      keyOf={(row) => `${row.from_kind} ${row.from_id} ${row.to_kind} ${row.to_id} ${String(row.made)}`}
      textOf={(row) => `${row.from_name} ${row.to_name} ${row.from_kind} ${row.to_kind} ${row.scope}`}
      empty="No event names it together with another thing."
    />
  );
}

function columnsOf(of: (row: GraphRow) => Neighbor | undefined, zone: string): ListColumn<GraphRow>[] {
  return [
    {
      key: 'name',
      title: 'With',
      by: (row) => of(row)?.name,
      cell: (row) => {
        const other = of(row);
        return other ? (
          <EntityLink kind={other.kind} id={other.id}>
            {other.name}
          </EntityLink>
        ) : (
          ''
        );
      },
    },
    { key: 'kind', title: 'Kind', by: (row) => of(row)?.kind, cell: (row) => kindTitle(of(row)?.kind ?? '') },
    { key: 'role', title: 'How', by: (row) => of(row)?.role, cell: (row) => ROLES[of(row)?.role ?? 'beside'] },
    { key: 'scope', title: 'Mostly by', by: (row) => row.scope, cell: (row) => row.scope },
    { key: 'count', title: 'Events', isNumber: true, by: (row) => row.count, cell: (row) => exact(row.count) },
    {
      key: 'first',
      title: 'First',
      by: (row) => row.first,
      cell: (row) => <time title={exactUtc(row.first)}>{moment(row.first, zone)}</time>,
    },
    {
      key: 'last',
      title: 'Last',
      by: (row) => row.last,
      cell: (row) => <time title={exactUtc(row.last)}>{moment(row.last, zone)}</time>,
    },
  ];
}
