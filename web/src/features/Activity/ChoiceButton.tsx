import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import table from '../../widgets/DataTable/DataTable.module.css';

interface ChoiceButtonProps<V extends string> {
  /** What is chosen: `Action`. */
  readonly label: string;
  /** On the button. */
  readonly text: string;
  readonly choices: readonly (readonly [value: V, title: string])[];
  readonly chosen: readonly V[];
  readonly onChoose: (value: V) => void;
  /** Whether several may be chosen. */
  readonly isSeveral?: boolean;
}

/** A few choices behind a button that says what is chosen. */
export function ChoiceButton<V extends string>(props: ChoiceButtonProps<V>) {
  const role = props.isSeveral ? 'menuitemcheckbox' : 'menuitemradio';
  return (
    <Menu closeOnItemClick={!props.isSeveral} position="bottom-end">
      <Menu.Target>
        <button type="button" className={table.tool} aria-label={`${props.label}: ${props.text}`}>
          {props.text}
          <IconChevronDown size={12} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label={props.label}>
        {props.choices.map(([value, title]) => (
          <Menu.Item
            key={value}
            role={role}
            aria-checked={props.chosen.includes(value)}
            leftSection={<span aria-hidden="true">{props.chosen.includes(value) ? '✓' : ' '}</span>}
            onClick={() => {
              props.onChoose(value);
            }}
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
