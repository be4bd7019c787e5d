import { Button, Popover } from '@mantine/core';
import { CopyButton } from '../CopyButton/CopyButton';
import { JsonTree } from '../JsonTree/JsonTree';
import type { OpenedValue } from './GridActions';
import { useTable } from './tableContext';
import classes from './ValuePopover.module.css';

interface ValuePopoverProps {
  readonly opened: OpenedValue | null;
  readonly onClose: () => void;
}

/** A cell's value in full, with what can be done with it. */
export function ValuePopover({ opened, onClose }: ValuePopoverProps) {
  if (!opened) {
    return null;
  }

  const { left, top, width, height } = opened.at;
  return (
    <Popover opened onChange={onClose} onClose={onClose} position="bottom-start" width={420} offset={2}>
      <Popover.Target>
        <span className={classes.anchor} style={{ left, top, width, height }} />
      </Popover.Target>
      <Popover.Dropdown aria-label={opened.title} className={classes.box}>
        <Content opened={opened} onClose={onClose} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Content({ opened, onClose }: { readonly opened: OpenedValue; readonly onClose: () => void }) {
  const { value, title, filter } = opened;
  const text = value.text ?? '';
  return (
    <div className={classes.content}>
      <strong>{title}</strong>
      {value.isJson ? <JsonTree text={text} label={title} /> : <Line text={text} what={title} />}
      {value.exact && value.exact !== text && <Line text={value.exact} what="the exact value" />}
      {filter && value.filter !== undefined && <FilterButton opened={opened} onDone={onClose} />}
    </div>
  );
}

function Line({ text, what }: { readonly text: string; readonly what: string }) {
  return (
    <div className={classes.line}>
      {/* A long text must be scrollable with the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
      <pre className={classes.text} tabIndex={0} data-autofocus>
        {text}
      </pre>
      <CopyButton text={text} label={`Copy ${what}`} />
    </div>
  );
}

function FilterButton({ opened, onDone }: { readonly opened: OpenedValue; readonly onDone: () => void }) {
  const { state } = useTable();
  const { filter, value } = opened;
  if (!filter || value.filter === undefined) {
    return null;
  }

  const by = value.filter;
  const isOn = state.values(filter).includes(by);
  return (
    <Button
      variant="default"
      onClick={() => {
        state.toggle(filter, by);
        onDone();
      }}
    >
      {isOn ? 'Stop filtering by it' : 'Filter by it'}
    </Button>
  );
}
