import { Tooltip, UnstyledButton } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import classes from './Chip.module.css';

interface ChipProps {
  readonly name: string;
  readonly value: ReactNode;
  /** Why it cannot be used; it is greyed then. */
  readonly reason?: string | undefined;
  readonly isActive?: boolean;
  readonly isOpen?: boolean;
  readonly onClick: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A filter as it stands in the bar: its name, what it holds. */
export function Chip({ name, value, reason, isActive = false, isOpen = false, onClick, ref }: ChipProps) {
  const chip = (
    <UnstyledButton
      ref={ref}
      className={classes.chip}
      data-active={isActive || undefined}
      aria-disabled={reason ? true : undefined}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={reason ? undefined : onClick}
    >
      {name} <strong className={classes.value}>{value}</strong>
      {reason && <span className="visually-hidden">. {reason}</span>}
    </UnstyledButton>
  );
  return reason ? <Tooltip label={reason}>{chip}</Tooltip> : chip;
}
