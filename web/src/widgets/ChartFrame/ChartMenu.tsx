import { ActionIcon, Menu } from '@mantine/core';
import { IconChartBar, IconCode, IconDotsVertical, IconFileTypeCsv, IconPhoto, IconTable } from '@tabler/icons-react';

interface ChartMenuProps {
  readonly title: string;
  readonly csvUrl: string;
  readonly isTable: boolean;
  readonly canSave: boolean;
  readonly onSave: () => void;
  readonly onTable: () => void;
  readonly onSql: () => void;
}

/** What can be taken away from a chart. */
export function ChartMenu(props: ChartMenuProps) {
  return (
    <Menu width={170}>
      <Menu.Target>
        <ActionIcon size={24} aria-label={`${props.title}: menu`} title="PNG, CSV, table, SQL">
          <IconDotsVertical size={15} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          data-autofocus={props.canSave || undefined}
          leftSection={<IconPhoto size={15} />}
          onClick={props.onSave}
          disabled={!props.canSave}
        >
          Export PNG
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileTypeCsv size={15} />}
          component="a"
          href={props.csvUrl}
          download
          data-autofocus
        >
          CSV
        </Menu.Item>
        <Menu.Item
          leftSection={props.isTable ? <IconChartBar size={15} /> : <IconTable size={15} />}
          onClick={props.onTable}
          disabled={!props.canSave && !props.isTable}
        >
          {props.isTable ? 'Show as chart' : 'Show as table'}
        </Menu.Item>
        <Menu.Item leftSection={<IconCode size={15} />} onClick={props.onSql}>
          Show SQL
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
