import { Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, messageOf } from '../../api/ApiError';
import { send } from '../../api/client';
import type { NewToken as Made } from '../../api/schema';
import { CodeBlock } from '../../widgets/CodeBlock/CodeBlock';
import { useFocusReturn } from '../../app/shell/useFocusReturn';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import classes from './Intake.module.css';
import { DoneButton } from './DoneButton';
import { stateQuestion } from './useIntake';

interface NewTokenProps {
  readonly onToken: (token: string) => void;
  readonly onClose: () => void;
}

/** Makes a token that may send events, and shows its text this once. */
export function NewToken({ onToken, onClose }: NewTokenProps) {
  const client = useQueryClient();
  useFocusReturn();
  const make = useMutation({
    mutationFn: (name: string) => send<Made>('POST', '/api/v1/tokens', { name, kind: 'ingest' }),
    onSuccess: (made) => {
      onToken(made?.token ?? '');
      void client.invalidateQueries({ queryKey: stateQuestion.queryKey });
    },
  });
  return (
    <Modal opened onClose={onClose} title="New token" centered>
      {make.data ? (
        <Shown token={make.data.token} onClose={onClose} />
      ) : (
        <NameForm
          error={make.error}
          isPending={make.isPending}
          onMake={(name) => {
            make.mutate(name);
          }}
        />
      )}
    </Modal>
  );
}

interface NameFormProps {
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onMake: (name: string) => void;
}

function NameForm({ error, isPending, onMake }: NameFormProps) {
  const [name, setName] = useState('');
  const mistake = error instanceof ApiError ? (error.about('name') ?? error.detail) : error && messageOf(error);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onMake(name.trim());
      }}
    >
      <TextInput
        label="Name"
        description="Of the platform or service that will send with it. A token may only send events."
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
        error={mistake}
        maxLength={100}
        data-autofocus
      />
      <BusyButton type="submit" isBusy={isPending}>
        Make the token
      </BusyButton>
    </form>
  );
}

function Shown({ token, onClose }: { readonly token: string; readonly onClose: () => void }) {
  return (
    <div className={classes.form}>
      <p className={classes.words} role="status">
        Copy it now: only its hash is kept, so it is never shown again. The examples on the page hold it until you
        leave.
      </p>
      <CodeBlock text={token} label="Copy the token" />
      <DoneButton onClick={onClose} />
    </div>
  );
}
