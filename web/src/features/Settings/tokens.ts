import type { TokenEntry, TokenRequest } from '../../api/schema';

export type TokenKind = 'ingest' | 'browser' | 'personal' | 'sql';

/** Kinds with what they are for, the ones for administrators first. */
export const KINDS: readonly { readonly kind: TokenKind; readonly words: string; readonly isShared: boolean }[] = [
  { kind: 'ingest', words: 'A server of the platform sends events with it, and can do nothing else.', isShared: true },
  {
    kind: 'browser',
    words: 'Web pages send events with it. Everybody can read it there, so it can say neither who nor server.',
    isShared: true,
  },
  { kind: 'personal', words: 'A program does with it what its account may do.', isShared: false },
  { kind: 'sql', words: 'A program asks questions in SQL with it, of what its account may see.', isShared: false },
];

/** What was typed. */
export interface TokenForm {
  readonly kind: TokenKind;
  readonly name: string;
  /** Days that it works; empty for ever. */
  readonly days: string;
  readonly scopes: string;
  readonly origins: string;
  readonly account: string;
}

const DAY_MS = 86_400_000;

function listOf(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

/** What the server is asked for. Which of it is right, the server says. */
export function requestOf(form: TokenForm, now: Date): TokenRequest {
  const scopes = form.kind === 'sql' ? [] : listOf(form.scopes);
  return {
    name: form.name.trim(),
    kind: form.kind,
    expires: form.days === '' ? null : new Date(now.getTime() + Number(form.days) * DAY_MS).toISOString(),
    scopes: scopes.length === 0 ? null : scopes,
    origins: form.kind === 'browser' ? listOf(form.origins) : null,
    account: form.kind === 'personal' || form.kind === 'sql' ? form.account.trim() || null : null,
  };
}

/** What a token is narrowed to, in one line. */
export function narrowing(token: TokenEntry): string {
  return [
    token.scopes?.join(', '),
    token.origins.length > 0 ? `from ${token.origins.join(', ')}` : undefined,
    token.id_prefix == null ? undefined : `ids begin with ${token.id_prefix}`,
  ]
    .filter(Boolean)
    .join('; ');
}

export function isExpired(token: TokenEntry, now: Date): boolean {
  return token.expires != null && Date.parse(token.expires) <= now.getTime();
}
