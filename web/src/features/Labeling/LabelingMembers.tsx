import type { Params } from '../../api/address';
import type { LabelingMemberRow } from '../../api/schema';
import { exact } from '../../widgets/format/numbers';
import { EntityLink } from '../Entities/EntityLink';
import type { ListColumn } from '../Settings/list';
import classes from './Labeling.module.css';
import { LabelingTable } from './LabelingTable';
import { figureText, timeText } from './labelingText';

function count(
  key: 'actions' | 'created_objects' | 'created_tags' | 'assets' | 'submitted' | 'reviews' | 'accepted',
  title: string,
): ListColumn<LabelingMemberRow> {
  return { key, title, isNumber: true, by: (row) => row[key], cell: (row) => exact(row[key]) };
}

const COLUMNS: readonly ListColumn<LabelingMemberRow>[] = [
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
  { key: 'id', title: 'Id', isOptional: true, by: (row) => row.user_id, cell: (row) => row.user_id },
  count('created_objects', 'Created objects'),
  count('created_tags', 'Created tags'),
  {
    key: 'speed',
    title: 'Objects an hour',
    isNumber: true,
    by: (row) => row.objects_per_hour,
    cell: (row) => figureText(row.objects_per_hour, ''),
  },
  {
    key: 'percent',
    title: 'Accepted, %',
    isNumber: true,
    by: (row) => row.accepted_percent,
    cell: (row) => figureText(row.accepted_percent, ''),
  },
  count('accepted', 'Accepted'),
  count('reviews', 'Reviews done'),
  count('submitted', 'Submitted'),
  count('assets', 'Images'),
  count('actions', 'Actions'),
  {
    key: 'time',
    title: 'Labeling time',
    isNumber: true,
    by: (row) => row.labeling_ms,
    cell: (row) => <span title={`${exact(row.labeling_ms)} ms`}>{timeText(row.labeling_ms)}</span>,
  },
  {
    key: 'review',
    title: 'Review time',
    isNumber: true,
    by: (row) => row.review_ms,
    cell: (row) => <span title={`${exact(row.review_ms)} ms`}>{timeText(row.review_ms)}</span>,
  },
];

/** What each member did, and how long it took. */
export function LabelingMembers({ params }: { readonly params: Params }) {
  return (
    <LabelingTable
      title="Members"
      note="time is active time inside of jobs: gaps of at most five minutes"
      route="/api/v1/labeling/members"
      params={params}
      columns={COLUMNS}
      order={{ key: 'created_objects', isDescending: true }}
      keyOf={(row) => row.user_id}
      textOf={(row) => `${row.user_name} ${row.user_id}`}
      empty={
        <span className={classes.none}>
          Nobody labeled in this period. Events such as <code>create:figure</code>, <code>attach:tag</code> and{' '}
          <code>review:image</code> would show here.
        </span>
      }
    />
  );
}
