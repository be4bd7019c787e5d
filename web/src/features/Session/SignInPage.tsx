import { useSearch } from '@tanstack/react-router';
import type { Search } from '../../app/filters/search';
import { DoorPage } from './DoorPage';
import { LinkForm } from './LinkForm';
import { PasswordForm } from './PasswordForm';

/** By login and password; by a one-time link when the address carries one. */
export function SignInPage() {
  const { token: [token] = [] }: Search = useSearch({ strict: false });
  return <DoorPage title="Sign in">{token ? <LinkForm token={token} /> : <PasswordForm />}</DoorPage>;
}
