import { PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import classes from './DoorPage.module.css';
import { Mistake } from './Mistake';
import { useEnter } from './useEnter';
import { useFirstFocus } from '../../app/keyboard/useFirstFocus';

export function PasswordForm() {
  const enter = useEnter('/api/v1/session');
  const first = useFirstFocus<HTMLInputElement>();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [isAsked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (login.trim() !== '' && password !== '') {
      enter.mutate({ login: login.trim(), password });
    }
  };

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label="Login or mail address"
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        ref={first}
        value={login}
        onChange={(event) => {
          setLogin(event.currentTarget.value);
        }}
        error={isAsked && login.trim() === '' && 'Enter your login.'}
      />
      <PasswordInput
        label="Password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => {
          setPassword(event.currentTarget.value);
        }}
        error={isAsked && password === '' && 'Enter your password.'}
      />
      <Mistake error={enter.error} />
      <BusyButton type="submit" size="sm" isBusy={enter.isPending}>
        Sign in
      </BusyButton>
      <p className={classes.aside}>
        No password yet? The server prints a one-time link when it starts. An administrator sets a new password with{' '}
        <code>footfall account reset</code>.
      </p>
    </form>
  );
}
