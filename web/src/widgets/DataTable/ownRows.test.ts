import { describe, expect, it } from 'vitest';
import { arrangeRows, ownName, valueLists, type OwnColumn } from './ownRows';

interface Row {
  readonly who: string;
  readonly n: number | string | null;
}

const rows: readonly Row[] = [
  { who: 'Ann', n: 2 },
  { who: 'bob', n: null },
  { who: 'ann b', n: 10 },
  { who: '', n: '18446744073709551615' },
];
const range = {
  kind: 'range',
  from: ownName('n-from'),
  to: ownName('n-to'),
  hint: '',
  parse: Number,
  show: String,
} as const;
const columns: readonly OwnColumn<Row>[] = [
  {
    id: 'who',
    title: 'Who',
    width: 90,
    sort: 'who',
    filter: { kind: 'values', name: ownName('who') },
    by: ({ who }) => who,
    value: ({ who }) => ({ text: who || null, filter: who }),
  },
  {
    id: 'n',
    title: 'N',
    width: 90,
    sort: 'n',
    filter: range,
    by: ({ n }) => n,
    value: ({ n }) => ({ text: n === null ? null : String(n) }),
  },
];

function arranged(sort: string, held: Readonly<Record<string, string | readonly string[]>> = {}): readonly string[] {
  const state = {
    search: (held.search as string | undefined) ?? '',
    values: (name: string) => (held[name] as readonly string[] | undefined) ?? [],
    text: (name: string) => held[name] as string | undefined,
  };
  return arrangeRows(rows, columns, state, sort).map(({ who }) => who);
}

describe('rows that the page has whole', () => {
  it('stay in their order until another is asked for; null stands last either way', () => {
    expect(arranged('')).toEqual(['Ann', 'bob', 'ann b', '']);
    expect(arranged('n')).toEqual(['Ann', 'ann b', '', 'bob']);
    expect(arranged('-n')).toEqual(['', 'ann b', 'Ann', 'bob']);
  });

  it('hold all words of the search', () => {
    expect(arranged('', { search: 'B ann' })).toEqual(['ann b']);
  });

  it('have one of the chosen values, none among them', () => {
    expect(arranged('', { 'own-who': ['bob', ''] })).toEqual(['bob', '']);
  });

  it('lie within the range; what has no number does not', () => {
    expect(arranged('', { 'own-n-from': '2', 'own-n-to': '10' })).toEqual(['Ann', 'ann b']);
    expect(arranged('', { 'own-n-to': '5' })).toEqual(['Ann']);
  });

  it('say which values there are', () => {
    const lists = valueLists([...rows, { who: 'bob', n: 1 }], columns);
    expect(lists['own-who']?.map(({ value, name, events }) => `${value}${name} ${String(events)}`)).toEqual([
      'bob 2',
      'none 1',
      'Ann 1',
      'ann b 1',
    ]);
  });
});
