import { ActionIcon, Checkbox, Popover } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { moved, withColumn } from './columnLayout';
import classes from './ColumnChooser.module.css';
import tableClasses from './DataTable.module.css';
import type { DataColumn } from './types';
import type { ColumnLayout } from './useColumnLayout';

interface ColumnChooserProps<Row> {
  readonly columns: readonly DataColumn<Row>[];
  readonly layout: ColumnLayout;
}

/** Which columns, in which order. */
export function ColumnChooser<Row>({ columns, layout }: ColumnChooserProps<Row>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={270}>
      <Popover.Target>
        <button
          type="button"
          className={tableClasses.tool}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          Columns
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns">
        <ul className={classes.list}>
          {inOrder(columns, layout.shown).map((column) => (
            <Entry key={column.id} column={column} known={columns.map(({ id }) => id)} layout={layout} />
          ))}
        </ul>
        <button type="button" className={classes.reset} onClick={layout.reset}>
          Standard columns and widths
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Shown ones as they are shown, then the others. */
function inOrder<Row>(columns: readonly DataColumn<Row>[], shown: readonly string[]): DataColumn<Row>[] {
  const first = shown.map((id) => columns.find((column) => column.id === id)).filter((column) => column !== undefined);
  return [...first, ...columns.filter(({ id }) => !shown.includes(id))];
}

interface EntryProps<Row> {
  readonly column: DataColumn<Row>;
  readonly known: readonly string[];
  readonly layout: ColumnLayout;
}

function Entry<Row>({ column, known, layout }: EntryProps<Row>) {
  const { shown, setShown } = layout;
  const at = shown.indexOf(column.id);
  return (
    <li className={classes.entry}>
      <Checkbox
        size="xs"
        label={column.title}
        checked={at >= 0}
        disabled={at >= 0 && shown.length === 1}
        onChange={() => {
          setShown(withColumn(shown, known, column.id));
        }}
      />
      {at >= 0 && (
        <span className={classes.moves}>
          <Move
            title={column.title}
            step={-1}
            isOff={at === 0}
            onMove={() => {
              setShown(moved(shown, column.id, -1));
            }}
          />
          <Move
            title={column.title}
            step={1}
            isOff={at === shown.length - 1}
            onMove={() => {
              setShown(moved(shown, column.id, 1));
            }}
          />
        </span>
      )}
    </li>
  );
}

interface MoveProps {
  readonly title: string;
  readonly step: -1 | 1;
  readonly isOff: boolean;
  readonly onMove: () => void;
}

function Move({ title, step, isOff, onMove }: MoveProps) {
  const Icon = step < 0 ? IconChevronUp : IconChevronDown;
  const label = `Move ${title} ${step < 0 ? 'forward' : 'back'}`;
  return (
    <ActionIcon size={24} aria-label={label} title={label} disabled={isOff} onClick={onMove}>
      <Icon size={14} stroke={1.8} aria-hidden="true" />
    </ActionIcon>
  );
}
