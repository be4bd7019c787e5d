import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useFilters } from '../../app/filters/useFilters';
import table from '../../widgets/DataTable/DataTable.module.css';
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
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <button type="button" className={table.tool}>
          By {groups.map((group) => TITLES[group].toLowerCase()).join(', ')}
          <IconChevronDown size={12} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Group by">
        {GROUPS.map((group) => (
          <Menu.Item
            key={group}
            role="menuitemcheckbox"
            aria-checked={groups.includes(group)}
            leftSection={<span aria-hidden="true">{groups.includes(group) ? '✓' : ' '}</span>}
            onClick={() => {
              set(GROUPS.filter((g) => (g === group ? !groups.includes(g) : groups.includes(g))));
            }}
          >
            {TITLES[group]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
