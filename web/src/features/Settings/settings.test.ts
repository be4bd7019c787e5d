import { describe, expect, it } from 'vitest';
import type { AccountEntry, TokenEntry } from '../../api/schema';
import { mayOpen, settingsPages } from '../../app/pages';
import { formOf, requestOf as accountRequest, stateOf } from './accounts';
import { clientName } from './clientName';
import { arrange, pressed, type ListColumn } from './list';
import { isExpired, narrowing, requestOf, type TokenForm } from './tokens';

interface Row {
  readonly name: string;
  readonly size: number | null;
}

const rows: readonly Row[] = [
  { name: 'job 10', size: 3 },
  { name: 'Äpfel', size: null },
  { name: 'job 9', size: 12 },
];

const columns: readonly ListColumn<Row>[] = [
  { key: 'name', title: 'Name', by: (row) => row.name, cell: (row) => row.name },
  { key: 'size', title: 'Size', by: (row) => row.size, cell: (row) => row.size },
  { key: 'actions', title: '', cell: () => null },
];

function names(key: string, isDescending: boolean, search = ''): string[] {
  return arrange(rows, columns, { key, isDescending }, search, (row) => row.name).map((row) => row.name);
}

describe('a list', () => {
  it('is sorted as people read: numbers in words, letters with marks, nothing last either way', () => {
    expect(names('name', false)).toEqual(['Äpfel', 'job 9', 'job 10']);
    expect(names('size', false)).toEqual(['job 10', 'job 9', 'Äpfel']);
    expect(names('size', true)).toEqual(['job 9', 'job 10', 'Äpfel']);
    expect(names('actions', true)).toEqual(['job 10', 'Äpfel', 'job 9']);
  });

  it('holds the rows with all words of the search', () => {
    expect(names('name', false, ' JOB 1')).toEqual(['job 10']);
    expect(names('name', false, 'pear')).toEqual([]);
  });

  it('turns round when a head is pressed again', () => {
    const once = pressed({ key: 'name', isDescending: false }, 'size');
    expect(once).toEqual({ key: 'size', isDescending: false });
    expect(pressed(once, 'size').isDescending).toBe(true);
  });
});

describe('pages of Settings', () => {
  it.each([
    ['administrator', 7],
    ['analyst', 5],
    ['manager', 2],
    ['member', 2],
    [null, 2],
  ])('for %s are %d', (role, count) => {
    expect(settingsPages.filter((page) => mayOpen(page, role))).toHaveLength(count);
  });
});

const form: TokenForm = { kind: 'ingest', name: ' x ', days: '30', scopes: '', origins: '', account: 'ann' };

const token: TokenEntry = {
  id: 1,
  name: 'x',
  kind: 'ingest',
  hint: 'ff_ingest_a',
  account: null,
  created: '2026-01-05T09:00:00.000Z',
  expires: null,
  last_used: null,
  scopes: null,
  origins: [],
  id_prefix: null,
  supplies_working_time: [],
  limits: {},
};

describe('tokens', () => {
  const now = new Date('2026-01-05T09:00:00Z');

  it('are asked for with what their kind has', () => {
    expect(requestOf(form, now)).toEqual({
      name: 'x',
      kind: 'ingest',
      expires: '2026-02-04T09:00:00.000Z',
      scopes: null,
      origins: null,
      account: null,
    });
    const browser: TokenForm = { ...form, kind: 'browser', origins: 'https://a.example, https://b.example', days: '' };
    expect(requestOf(browser, now)).toMatchObject({
      origins: ['https://a.example', 'https://b.example'],
      expires: null,
    });
    expect(requestOf({ ...form, kind: 'sql', scopes: 'read' }, now)).toMatchObject({ scopes: null, account: 'ann' });
  });

  it('say what they are narrowed to, and when they are over', () => {
    expect(narrowing(token)).toBe('');
    expect(narrowing({ ...token, scopes: ['create:*'], origins: ['https://a.example'], id_prefix: 'b-' })).toBe(
      'create:*; from https://a.example; ids begin with b-',
    );
    expect(isExpired(token, now)).toBe(false);
    expect(isExpired({ ...token, expires: '2026-01-05T09:00:00.000Z' }, now)).toBe(true);
  });
});

describe('accounts', () => {
  const account: AccountEntry = {
    id: 'a',
    login: 'ann',
    role: 'manager',
    orgs: ['acme', 'beta'],
    user_id: null,
    email: null,
    created: '2026-01-05T09:00:00.000Z',
    disabled: null,
    has_password: false,
  };

  it('go into the form and back as they were', () => {
    expect(accountRequest(formOf(account))).toEqual({
      login: 'ann',
      role: 'manager',
      orgs: ['acme', 'beta'],
      user_id: null,
      email: null,
      password: null,
      disabled: false,
    });
  });

  it('are invited, active or disabled', () => {
    expect(stateOf(account)).toBe('invited');
    expect(stateOf({ ...account, has_password: true })).toBe('active');
    expect(stateOf({ ...account, has_password: true, disabled: '2026-01-05T09:00:00.000Z' })).toBe('disabled');
  });
});

describe('browsers', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0 Safari/537.36',
      'Chrome 131 on Linux',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0', 'Edge 131 on Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604',
      'Safari 18 on iOS',
    ],
    ['curl/8.5.0', 'curl/8.5.0'],
    ['', 'Unknown'],
  ])('%s', (agent, name) => {
    expect(clientName(agent)).toBe(name);
  });
});
