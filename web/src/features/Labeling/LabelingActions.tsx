import type { Params } from '../../api/address';
import type { LabelingActionRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { ChoiceButton } from '../../widgets/ChoiceButton/ChoiceButton';
import { exact } from '../../widgets/format/numbers';
import { EntityLink } from '../Entities/EntityLink';
import type { ListColumn } from '../Settings/list';
import { ACTION_GROUPS, actionGroups, actionName, type ActionGroups } from './actionGroups';
import { LabelingTable } from './LabelingTable';

const COLUMNS: Readonly<Record<'user' | 'job' | 'action', ListColumn<LabelingActionRow>>> = {
  user: {
    key: 'user',
    title: 'Member',
    by: (row) => row.user_name,
    cell: (row) => <Named kind="user" id={row.user_id} name={row.user_name} />,
  },
  job: {
    key: 'job',
    title: 'Job',
    by: (row) => row.job_name,
    cell: (row) => <Named kind="job" id={row.job_id} name={row.job_name} />,
  },
  action: {
    key: 'action',
    title: 'Action',
    by: (row) => actionName(row.action),
    cell: (row) => <span title={row.action}>{actionName(row.action)}</span>,
  },
};

const EVENTS: ListColumn<LabelingActionRow> = {
  key: 'events',
  title: 'How often',
  isNumber: true,
  by: (row) => row.events,
  cell: (row) => exact(row.events),
};

/** How often what was done: by type, and by whom, in which job, or both. */
export function LabelingActions({ params }: { readonly params: Params }) {
  const { search, change } = useFilters();
  const groups = actionGroups(search.group_by);
  return (
    <LabelingTable
      key={groups}
      title="Actions"
      note="labeling actions by type"
      route="/api/v1/labeling/actions"
      params={{ ...params, group_by: groups }}
      columns={columnsOf(groups)}
      order={{ key: 'events', isDescending: true }}
      keyOf={(row) => `${row.user_id} ${row.job_id} ${row.action}`}
      textOf={(row) => `${row.user_name} ${row.user_id} ${row.job_name} ${row.job_id} ${actionName(row.action)}`}
      empty="No labeling action in this period."
      tools={
        <ChoiceButton
          label="Actions by"
          text={ACTION_GROUPS.find(([value]) => value === groups)?.[1] ?? ''}
          choices={ACTION_GROUPS}
          chosen={[groups]}
          onChoose={(value) => void change({ group_by: value === ACTION_GROUPS[0][0] ? undefined : value })}
        />
      }
    />
  );
}

function columnsOf(groups: ActionGroups): ListColumn<LabelingActionRow>[] {
  const names = groups.split(',') as ('user' | 'job' | 'action')[];
  return [...names.map((name) => COLUMNS[name]), EVENTS];
}

function Named({ kind, id, name }: { readonly kind: 'user' | 'job'; readonly id: string; readonly name: string }) {
  return id === '' ? (
    'none'
  ) : (
    <EntityLink kind={kind} id={id}>
      {name}
    </EntityLink>
  );
}
