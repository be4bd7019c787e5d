import type { Params } from '../../api/address';
import type { LabelingJobRow } from '../../api/schema';
import { useSession } from '../../app/useSession';
import { exact } from '../../widgets/format/numbers';
import type { ListColumn } from '../Settings/list';
import { LabelingTable } from './LabelingTable';
import { figureText } from './labelingText';

const COLUMNS: readonly ListColumn<LabelingJobRow>[] = [
  { key: 'status', title: 'Status', by: (row) => row.status, cell: (row) => row.status.replaceAll('_', ' ') },
  { key: 'jobs', title: 'Jobs', isNumber: true, by: (row) => row.jobs, cell: (row) => exact(row.jobs) },
  {
    key: 'percent',
    title: 'Share',
    isNumber: true,
    by: (row) => row.percent,
    cell: (row) => figureText(row.percent, '%'),
  },
];

/** Labeling jobs by status; not for members, who see their own work alone. */
export function LabelingJobs({ params }: { readonly params: Params }) {
  const session = useSession();
  if (session.data?.role === 'member') {
    return null;
  }

  return (
    <LabelingTable
      title="Labeling jobs"
      note="by status at the end of the period"
      route="/api/v1/labeling/jobs"
      params={params}
      columns={COLUMNS}
      order={{ key: '', isDescending: false }}
      keyOf={(row) => row.status}
      textOf={(row) => row.status}
      empty="There are no labeling jobs."
    />
  );
}
