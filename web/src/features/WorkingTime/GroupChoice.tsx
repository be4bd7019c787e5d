import { useFilters } from '../../app/filters/useFilters';
import { ChoiceButton } from '../../widgets/ChoiceButton/ChoiceButton';
import { GROUPS, STANDARD_GROUPS, type Group } from './workParams';

const TITLES: Record<Group, string> = {
  user: 'User',
  org: 'Org',
  project: 'Project',
  task: 'Task',
  job: 'Job',
  day: 'Day',
  week: 'Week',
  month: 'Month',
};

/** What the table is grouped by: any of them together. */
export function GroupChoice({ groups }: { readonly groups: readonly Group[] }) {
  const { change } = useFilters();
  const set = (next: readonly Group[]) => {
    const isStandard = next.join() === STANDARD_GROUPS.join();
    void change({
      group_by: isStandard || next.length === 0 ? undefined : next.join(','),
      sort: undefined,
      columns: undefined,
      show: undefined,
    });
  };
  return (
    <ChoiceButton<Group>
      label="Group by"
      text={`By ${groups.map((group) => TITLES[group].toLowerCase()).join(', ')}`}
      choices={GROUPS.map((group) => [group, TITLES[group]] as const)}
      chosen={groups}
      isSeveral
      onChoose={(group) => {
        set(GROUPS.filter((g) => (g === group ? !groups.includes(g) : groups.includes(g))));
      }}
    />
  );
}
