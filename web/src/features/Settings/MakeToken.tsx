import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../api/ApiError';
import { send } from '../../api/client';
import type { NewToken } from '../../api/schema';
import { useFocusReturn } from '../../app/shell/useFocusReturn';
import { FormEnd } from './FormEnd';
import { OneTime } from './OneTime';
import classes from './Settings.module.css';
import { KINDS, requestOf, type TokenForm, type TokenKind } from './tokens';

interface MakeTokenProps {
  /** Others make tokens for themselves only. */
  readonly isAdministrator: boolean;
  readonly onClose: () => void;
}

/** Makes a token of any kind, and shows its text this once. */
export function MakeToken({ isAdministrator, onClose }: MakeTokenProps) {
  const client = useQueryClient();
  useFocusReturn();
  const make = useMutation({
    mutationFn: (form: TokenForm) => send<NewToken>('POST', '/api/v1/tokens', requestOf(form, new Date())),
    onSuccess: () => client.invalidateQueries({ queryKey: ['/api/v1/tokens'] }),
  });
  return (
    <Modal opened onClose={onClose} title="New token" centered>
      {make.data ? (
        <OneTime
          text={make.data.token}
          label="Copy the token"
          words="Copy it now: only its hash is kept, so it is never shown again."
          onClose={onClose}
        />
      ) : (
        <Form isAdministrator={isAdministrator} error={make.error} isBusy={make.isPending} onMake={make.mutate} />
      )}
    </Modal>
  );
}

interface FormProps {
  readonly isAdministrator: boolean;
  readonly error: Error | null;
  readonly isBusy: boolean;
  readonly onMake: (form: TokenForm) => void;
}

const LIFETIMES = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: '', label: 'Until it is revoked' },
];

function Form({ isAdministrator, error, isBusy, onMake }: FormProps) {
  const kinds = KINDS.filter((k) => isAdministrator || !k.isShared);
  const [form, setForm] = useState<TokenForm>({
    kind: kinds[0]?.kind ?? 'personal',
    name: '',
    days: '90',
    scopes: '',
    origins: '',
    account: '',
  });
  const set = (patch: Partial<TokenForm>) => {
    setForm({ ...form, ...patch });
  };
  const about = (name: string) => (error instanceof ApiError ? error.about(name) : undefined);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onMake(form);
      }}
    >
      <NativeSelect
        label="Kind"
        description={KINDS.find((k) => k.kind === form.kind)?.words}
        data={kinds.map((k) => k.kind)}
        value={form.kind}
        onChange={(event) => {
          set({ kind: event.currentTarget.value as TokenKind });
        }}
        error={about('kind')}
      />
      <TextInput
        label="Name"
        description="Of what will use it."
        value={form.name}
        onChange={(event) => {
          set({ name: event.currentTarget.value });
        }}
        error={about('name')}
        maxLength={100}
        data-autofocus
      />
      <KindFields form={form} isAdministrator={isAdministrator} set={set} about={about} />
      <NativeSelect
        label="Works for"
        data={LIFETIMES}
        value={form.days}
        onChange={(event) => {
          set({ days: event.currentTarget.value });
        }}
        error={about('expires')}
      />
      <FormEnd error={error} isBusy={isBusy} button="Make the token" />
    </form>
  );
}

interface KindFieldsProps {
  readonly form: TokenForm;
  readonly isAdministrator: boolean;
  readonly set: (patch: Partial<TokenForm>) => void;
  readonly about: (name: string) => string | undefined;
}

/** What only some kinds have. */
function KindFields({ form, isAdministrator, set, about }: KindFieldsProps) {
  const isOfAccount = form.kind === 'personal' || form.kind === 'sql';
  return (
    <>
      {form.kind === 'browser' && (
        <TextInput
          label="Origins"
          description="Of the pages that may use it, for example https://app.example; several with blanks between."
          value={form.origins}
          onChange={(event) => {
            set({ origins: event.currentTarget.value });
          }}
          error={about('origins')}
        />
      )}
      {isOfAccount && isAdministrator && (
        <TextInput
          label="Account"
          description="Login of the account that it acts as; yours when empty."
          value={form.account}
          onChange={(event) => {
            set({ account: event.currentTarget.value });
          }}
          error={about('account')}
        />
      )}
      {form.kind !== 'sql' && (
        <TextInput
          label="Only"
          description={
            form.kind === 'personal'
              ? 'Any of read, send, administrate; empty for all that the account may.'
              : 'Scopes of events that it may send, for example create:job or click:*; empty for any.'
          }
          value={form.scopes}
          onChange={(event) => {
            set({ scopes: event.currentTarget.value });
          }}
          error={about('scopes')}
        />
      )}
    </>
  );
}
