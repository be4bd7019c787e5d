import { Button, Loader, type ButtonProps } from '@mantine/core';
import type { MouseEvent, ReactNode, Ref } from 'react';

interface BusyButtonProps extends ButtonProps {
  readonly type?: 'button' | 'submit';
  /** Whether what it began is under way; until then a press does nothing. */
  readonly isBusy: boolean;
  readonly onClick?: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly 'data-autofocus'?: boolean;
  readonly children: ReactNode;
}

/** A button that stays where the keyboard is while it works: one that is disabled loses the focus for good. */
export function BusyButton({ type = 'button', isBusy, onClick, children, ...props }: BusyButtonProps) {
  return (
    <Button
      {...props}
      type={type}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy}
      leftSection={isBusy && <Loader size={12} color="currentColor" />}
      onClick={(event: MouseEvent) => {
        if (isBusy) {
          // Enter in a field presses the form's button too.
          event.preventDefault();
        } else {
          onClick?.();
        }
      }}
    >
      {children}
    </Button>
  );
}
