import type { Params } from '../../api/address';
import type { LabelingClassRow } from '../../api/schema';
import { exact } from '../../widgets/format/numbers';
import { EntityLink } from '../Entities/EntityLink';
import type { ListColumn } from '../Settings/list';
import { LabelingTable } from './LabelingTable';

const COLUMNS: readonly ListColumn<LabelingClassRow>[] = [
  {
    key: 'name',
    title: 'Name',
    by: (row) => row.name,
    cell: (row) =>
      row.id === '' ? (
        row.name || 'not told'
      ) : (
        <EntityLink kind={row.kind} id={row.id}>
          {row.name}
        </EntityLink>
      ),
  },
  { key: 'kind', title: 'What', by: (row) => row.kind, cell: (row) => row.kind },
  { key: 'created', title: 'Created', isNumber: true, by: (row) => row.created, cell: (row) => exact(row.created) },
  { key: 'removed', title: 'Removed', isNumber: true, by: (row) => row.removed, cell: (row) => exact(row.removed) },
];

/** Objects by class, and tags by tag. */
export function LabelingClasses({ params }: { readonly params: Params }) {
  return (
    <LabelingTable
      title="Classes and tags"
      note="figures created, tags attached"
      route="/api/v1/labeling/classes"
      params={params}
      columns={COLUMNS}
      order={{ key: 'created', isDescending: true }}
      keyOf={(row) => `${row.kind} ${row.id}`}
      textOf={(row) => `${row.name} ${row.kind}`}
      empty="No figure was created and no tag attached in this period."
    />
  );
}
