import { Popover, UnstyledButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Definition.module.css';

interface DefinitionProps {
  /** Name of the number. */
  readonly title: string;
  readonly definition: string;
  /** How it is counted, for people who know SQL. */
  readonly formula?: string;
  /** Below: its exact value, the name of its metric. */
  readonly note?: ReactNode;
}

/** An (i) beside a number that tells what it means, in words and as a formula; by pointer, finger and key. */
export function Definition({ title, definition, formula, note }: DefinitionProps) {
  return (
    <Popover width={320} position="bottom-start">
      <Popover.Target>
        <UnstyledButton className={classes.info} aria-label={`What ${title} means`}>
          <IconInfoCircle size={13} stroke={1.7} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <p className={classes.words}>{definition}</p>
        {formula !== undefined && (
          <>
            <p className={classes.label}>Formula, over the rows behind it</p>
            <code className={classes.formula}>{formula}</code>
          </>
        )}
        {note !== undefined && <p className={classes.label}>{note}</p>}
      </Popover.Dropdown>
    </Popover>
  );
}
