import type { AccountEntry, AccountRequest } from '../../api/schema';

export const ROLES = ['administrator', 'analyst', 'manager', 'member'] as const;

export const ROLE_WORDS: Readonly<Record<string, string>> = {
  administrator: 'Sees and changes everything.',
  analyst: 'Sees everything, changes nothing.',
  manager: 'Sees everything of the orgs below.',
  member: 'Sees what the linked user did, and nothing else.',
};

/** What was typed. */
export interface AccountForm {
  readonly login: string;
  readonly role: string;
  readonly orgs: string;
  readonly user: string;
  readonly email: string;
  /** Empty for a link that signs in once. */
  readonly password: string;
  readonly isDisabled: boolean;
}

export function formOf(account: AccountEntry | null): AccountForm {
  return {
    login: account?.login ?? '',
    role: account?.role ?? 'member',
    orgs: account?.orgs.join(', ') ?? '',
    user: account?.user_id ?? '',
    email: account?.email ?? '',
    password: '',
    isDisabled: account?.disabled != null,
  };
}

/** What the server is asked for. Which of it is right, the server says. */
export function requestOf(form: AccountForm): AccountRequest {
  return {
    login: form.login.trim(),
    role: form.role,
    orgs: form.orgs
      .split(',')
      .map((org) => org.trim())
      .filter(Boolean),
    user_id: form.user.trim() || null,
    email: form.email.trim() || null,
    password: form.password === '' ? null : form.password,
    disabled: form.isDisabled,
  };
}

/** How an account stands. */
export function stateOf(account: AccountEntry): 'disabled' | 'invited' | 'active' {
  return account.disabled != null ? 'disabled' : account.has_password ? 'active' : 'invited';
}
