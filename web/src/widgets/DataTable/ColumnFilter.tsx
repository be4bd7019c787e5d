import { Popover } from '@mantine/core';
import { IconFilter, IconFilterFilled } from '@tabler/icons-react';
import classes from './Head.module.css';
import { RangeFields } from './RangeFields';
import { useTable } from './tableContext';
import { TextField } from './TextField';
import type { ColumnFilter as Filter } from './types';
import type { TableState } from './useTableState';
import { ValueChoices } from './ValueChoices';

interface ColumnFilterProps {
  readonly title: string;
  readonly filter: Filter;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** The filter in a column's head. */
export function ColumnFilter({ title, filter, isOpen, onOpen }: ColumnFilterProps) {
  const { state } = useTable();
  const isOn = isFilterOn(filter, state);
  const close = () => {
    onOpen(false);
  };
  const Icon = isOn ? IconFilterFilled : IconFilter;
  return (
    <Popover opened={isOpen} onChange={onOpen} width={filter.kind === 'values' ? 280 : 230} position="bottom-start">
      <Popover.Target>
        <button
          type="button"
          tabIndex={-1}
          className={classes.filter}
          data-on={isOn || undefined}
          aria-label={isOn ? `Filter ${title}, on` : `Filter ${title}`}
          title={`Filter ${title} (Alt+↓)`}
          onClick={() => {
            onOpen(!isOpen);
          }}
        >
          <Icon size={13} stroke={1.8} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Filter ${title}`} className={classes.dropdown}>
        {filter.kind === 'values' && <ValueChoices title={title} filter={filter} />}
        {filter.kind === 'range' && <RangeFields title={title} filter={filter} onDone={close} />}
        {filter.kind === 'text' && <TextField title={title} filter={filter} onDone={close} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function isFilterOn(filter: Filter, state: TableState): boolean {
  switch (filter.kind) {
    case 'values':
      return state.values(filter.name).some((value) => value.startsWith(filter.prefix ?? ''));
    case 'range':
      return Boolean(state.text(filter.from) ?? state.text(filter.to));
    case 'text':
      return Boolean(state.text(filter.name));
  }
}
