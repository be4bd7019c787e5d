import { PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { ApiError } from '../../api/ApiError';
import { ask } from '../../api/ask';
import { send } from '../../api/client';
import type { SessionAnswer } from '../../api/schema';
import type { Search } from '../../app/filters/search';
import { safeReturn } from '../../app/signedOut';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import classes from './DoorPage.module.css';
import { Mistake } from './Mistake';
import { mistakesOf, type NewPassword } from './newPassword';
import { useFirstFocus } from '../../app/keyboard/useFirstFocus';

const NOTHING: NewPassword = { current: '', password: '', again: '' };

export function NewPasswordForm({ session }: { readonly session: SessionAnswer }) {
  const [entry, setEntry] = useState(NOTHING);
  const [isAsked, setAsked] = useState(false);
  const { return: address }: Search = useSearch({ strict: false });
  const save = useSave(safeReturn(address));
  const mistakes = mistakesOf(entry, session.needs_password);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(mistakes).length === 0) {
      save.mutate({ current: session.needs_password ? null : entry.current, password: entry.password });
    }
  };
  const first = useFirstFocus<HTMLInputElement>();
  const firstName = session.needs_password ? 'password' : 'current';
  const field = (name: keyof NewPassword, label: string, autoComplete: string) => (
    <PasswordInput
      ref={name === firstName ? first : undefined}
      label={label}
      name={name}
      autoComplete={autoComplete}
      value={entry[name]}
      onChange={(event) => {
        setEntry({ ...entry, [name]: event.currentTarget.value });
      }}
      error={(isAsked && mistakes[name]) || serverMistake(save.error, name)}
    />
  );

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <p className={classes.text}>
        {session.needs_password
          ? 'Your account has no password yet. With one you can sign in again when this session ends.'
          : `For the account ${session.login}.`}
      </p>
      <input type="text" name="username" autoComplete="username" value={session.login} readOnly hidden />
      {!session.needs_password && field('current', 'Current password', 'current-password')}
      {field('password', 'New password', 'new-password')}
      {field('again', 'New password again', 'new-password')}
      <Mistake error={isAboutPassword(save.error) ? null : save.error} />
      <BusyButton type="submit" size="sm" isBusy={save.isPending}>
        {session.needs_password ? 'Save the password' : 'Change the password'}
      </BusyButton>
      <p className={classes.aside}>
        <Link to="/overview">{session.needs_password ? 'Later' : 'Back without changing it'}</Link>
      </p>
    </form>
  );
}

function useSave(next: string) {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (body: { readonly current: string | null; readonly password: string }) =>
      send('POST', '/api/v1/session/password', body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ask('/api/v1/session').queryKey });
      router.history.replace(next);
    },
  });
}

function isAboutPassword(error: unknown): boolean {
  return error instanceof ApiError && error.about('password') !== undefined;
}

function serverMistake(error: unknown, name: keyof NewPassword): string | undefined {
  return name === 'password' && error instanceof ApiError ? error.about('password') : undefined;
}
