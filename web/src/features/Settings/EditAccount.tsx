import { Modal, NativeSelect, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../../api/ApiError';
import type { AccountEntry, AccountRequest } from '../../api/schema';
import { useFocusReturn } from '../../app/shell/useFocusReturn';
import { formOf, requestOf, ROLE_WORDS, ROLES, type AccountForm } from './accounts';
import { FormEnd } from './FormEnd';
import { OneTime } from './OneTime';
import classes from './Settings.module.css';
import { LINK_WORDS, linkOf, useAccountChange } from './useAccountChange';

interface EditAccountProps {
  /** Null for a new one. */
  readonly account: AccountEntry | null;
  readonly onClose: () => void;
}

/** Makes an account, or changes one. */
export function EditAccount({ account, onClose }: EditAccountProps) {
  useFocusReturn();
  const save = useAccountChange<AccountRequest>(account === null ? 'POST' : 'PUT', account);
  const link = account === null ? linkOf(save.data) : null;
  return (
    <Modal opened onClose={onClose} title={account === null ? 'New account' : `Change ${account.login}`} centered>
      {link === null ? (
        <Form
          account={account}
          error={save.error}
          isBusy={save.isPending}
          onSave={(request) => {
            save.mutate(request, {
              onSuccess: (answer) => {
                if (account !== null || linkOf(answer) === null) {
                  onClose();
                }
              },
            });
          }}
        />
      ) : (
        <OneTime text={link} label="Copy the link" words={LINK_WORDS} onClose={onClose} />
      )}
    </Modal>
  );
}

interface FormProps {
  readonly account: AccountEntry | null;
  readonly error: Error | null;
  readonly isBusy: boolean;
  readonly onSave: (request: AccountRequest) => void;
}

function Form({ account, error, isBusy, onSave }: FormProps) {
  const [form, setForm] = useState(formOf(account));
  const set = (patch: Partial<AccountForm>) => {
    setForm({ ...form, ...patch });
  };
  const about = (name: string) => (error instanceof ApiError ? error.about(name) : undefined);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave(requestOf(form));
      }}
    >
      <TextInput
        label="Login"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        value={form.login}
        onChange={(event) => {
          set({ login: event.currentTarget.value });
        }}
        error={about('login')}
        data-autofocus
      />
      <NativeSelect
        label="Role"
        description={ROLE_WORDS[form.role]}
        data={[...ROLES]}
        value={form.role}
        onChange={(event) => {
          set({ role: event.currentTarget.value });
        }}
        error={about('role')}
      />
      <MoreFields form={form} isNew={account === null} set={set} about={about} />
      <FormEnd error={error} isBusy={isBusy} button={account === null ? 'Make the account' : 'Save'} />
    </form>
  );
}

interface MoreFieldsProps {
  readonly form: AccountForm;
  readonly isNew: boolean;
  readonly set: (patch: Partial<AccountForm>) => void;
  readonly about: (name: string) => string | undefined;
}

function MoreFields({ form, isNew, set, about }: MoreFieldsProps) {
  return (
    <>
      <TextInput
        label="Orgs"
        description="Ids or short names, with commas between."
        value={form.orgs}
        onChange={(event) => {
          set({ orgs: event.currentTarget.value });
        }}
        error={about('orgs')}
      />
      <TextInput
        label="User"
        description="Id of the platform’s user that it is linked to."
        value={form.user}
        onChange={(event) => {
          set({ user: event.currentTarget.value });
        }}
        error={about('user_id')}
      />
      <TextInput
        label="Mail address"
        type="email"
        autoComplete="off"
        value={form.email}
        onChange={(event) => {
          set({ email: event.currentTarget.value });
        }}
        error={about('email')}
      />
      {isNew ? (
        <PasswordInput
          label="Password"
          description="Empty for a link that signs in once."
          autoComplete="new-password"
          value={form.password}
          onChange={(event) => {
            set({ password: event.currentTarget.value });
          }}
          error={about('password')}
        />
      ) : (
        <Switch
          label="Disabled: it can do nothing, and its name stays taken"
          checked={form.isDisabled}
          onChange={(event) => {
            set({ isDisabled: event.currentTarget.checked });
          }}
        />
      )}
    </>
  );
}
