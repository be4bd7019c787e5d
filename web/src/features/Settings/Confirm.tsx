import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { messageOf } from '../../api/ApiError';
import { useFocusReturn } from '../../app/shell/useFocusReturn';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import classes from './Settings.module.css';

interface ConfirmProps {
  readonly title: string;
  /** What it does, and that it cannot be taken back. */
  readonly children: ReactNode;
  readonly button: string;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is taken away. */
export function Confirm({ title, children, button, isBusy, error, onConfirm, onClose }: ConfirmProps) {
  useFocusReturn();
  return (
    <Modal opened onClose={onClose} title={title} centered>
      <div className={classes.form}>
        <p className={classes.words}>{children}</p>
        {error && (
          <p className={classes.mistake} role="alert">
            {messageOf(error)}
          </p>
        )}
        <BusyButton color="red" isBusy={isBusy} onClick={onConfirm} data-autofocus>
          {button}
        </BusyButton>
      </div>
    </Modal>
  );
}
