import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import table from '../DataTable/DataTable.module.css';

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
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={table.tool} aria-label={`${props.label}: ${props.text}`}>
          {props.text}
          <IconChevronDown size={12} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label={props.label}>
        {props.choices.map(([value, title]) => {
          const item = {
            checked: props.chosen.includes(value),
            onChange: () => {
              props.onChoose(value);
            },
            children: title,
          };
          return props.isSeveral ? (
            <Menu.CheckboxItem key={value} {...item} />
          ) : (
            <Menu.RadioItem key={value} value={value} closeMenuOnClick {...item} />
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
