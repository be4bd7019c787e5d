import { Modal, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { ApiError, messageOf } from '../../api/ApiError';
import type { AccountEntry, ResetRequest } from '../../api/schema';
import { useFocusReturn } from '../../app/shell/useFocusReturn';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import { DoneButton } from '../Intake/DoneButton';
import { OneTime } from './OneTime';
import classes from './Settings.module.css';
import { LINK_WORDS, linkOf, useAccountChange } from './useAccountChange';

interface ResetAccountProps {
  readonly account: AccountEntry;
  readonly onClose: () => void;
}

/** Replaces a lost password, by another or by a link that signs in once. */
export function ResetAccount({ account, onClose }: ResetAccountProps) {
  useFocusReturn();
  const reset = useAccountChange<ResetRequest>('POST', account, '/reset');
  const [password, setPassword] = useState('');
  const link = linkOf(reset.data);
  return (
    <Modal opened onClose={onClose} title={`Reset ${account.login}`} centered>
      {link !== null && <OneTime text={link} label="Copy the link" words={LINK_WORDS} onClose={onClose} />}
      {link === null && reset.data && (
        <div className={classes.form}>
          <p className={classes.words} role="status">
            The new password holds, and every session of {account.login} has ended.
          </p>
          <DoneButton onClick={onClose} />
        </div>
      )}
      {!reset.data && (
        <form
          className={classes.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            reset.mutate({ password: password === '' ? null : password });
          }}
        >
          <p className={classes.words}>The password it has stops working, and every session of it ends.</p>
          <PasswordInput
            label="New password"
            description="Empty for a link that signs in once."
            autoComplete="new-password"
            value={password}
            onChange={(event) => {
              setPassword(event.currentTarget.value);
            }}
            error={
              reset.error &&
              (reset.error instanceof ApiError
                ? (reset.error.about('password') ?? reset.error.detail)
                : messageOf(reset.error))
            }
            data-autofocus
          />
          <BusyButton type="submit" isBusy={reset.isPending}>
            {password === '' ? 'Make a link' : 'Set the password'}
          </BusyButton>
        </form>
      )}
    </Modal>
  );
}
