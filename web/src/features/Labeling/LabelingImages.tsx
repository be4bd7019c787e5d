import type { Params } from '../../api/address';
import type { LabelingImageRow } from '../../api/schema';
import { counted, exact } from '../../widgets/format/numbers';
import { EntityLink } from '../Entities/EntityLink';
import type { ListColumn } from '../Settings/list';
import { LabelingTable } from './LabelingTable';

const COLUMNS: readonly ListColumn<LabelingImageRow>[] = [
  {
    key: 'name',
    title: 'Member',
    by: (row) => row.user_name,
    cell: (row) => (
      <EntityLink kind="user" id={row.user_id}>
        {row.user_name}
      </EntityLink>
    ),
  },
  { key: 'images', title: 'Images', isNumber: true, by: (row) => row.images, cell: (row) => exact(row.images) },
];

/** On how many different images each member worked. */
export function LabelingImages({ params }: { readonly params: Params }) {
  return (
    <LabelingTable
      title="Images by member"
      note={noteOf}
      route="/api/v1/labeling/images"
      params={params}
      columns={COLUMNS}
      order={{ key: 'images', isDescending: true }}
      keyOf={(row) => row.user_id}
      textOf={(row) => `${row.user_name} ${row.user_id}`}
      empty="Nobody worked on an image in this period."
    />
  );
}

/** An image of two members counts for both, so that the sum may be more than all. */
function noteOf([first]: readonly LabelingImageRow[]): string {
  return first ? `different ones; ${counted(first.total_images, 'images')} in all` : 'different ones';
}
