import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { messageOf } from '../../api/ApiError';
import type { ColumnValue } from '../../api/schema';
import { ChoiceList, type Choice } from '../ChoiceList/ChoiceList';
import { counted } from '../format/numbers';
import { useTable } from './tableContext';
import type { ValuesFilter } from './types';
import { MOST, useValues } from './useValues';

const TYPING_MS = 150;

/** The values that a column has under the other filters, the frequent ones first. */
export function ValueChoices({ title, filter }: { readonly title: string; readonly filter: ValuesFilter }) {
  const { name, prefix = '' } = filter;
  const { state } = useTable();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), TYPING_MS);
  const all = state.values(name);
  const chosen = all.filter((value) => value.startsWith(prefix));
  const found = useValues(name, asked, prefix);
  // What was chosen when the list was opened stays on top, so that nothing jumps while choosing.
  const [onTop] = useState(chosen);
  const { rows } = found;
  return (
    <ChoiceList
      label={title}
      choices={choicesOf(rows, asked === '' ? onTop : [], prefix)}
      chosen={chosen}
      onToggle={(value) => {
        state.toggle(name, value);
      }}
      onClear={() => {
        const others = all.filter((value) => !value.startsWith(prefix));
        state.change({ [name]: others.length > 0 ? others : undefined });
      }}
      searchText={text}
      onSearch={setText}
      note={found.error ? messageOf(found.error) : noteOf(found.isPending, rows.length)}
    />
  );
}

function choicesOf(rows: readonly ColumnValue[], onTop: readonly string[], prefix: string): Choice[] {
  const first = onTop.map((value) => rows.find((row) => row.value === value) ?? { value, name: '', events: undefined });
  const rest = rows.filter((row) => !onTop.includes(row.value));
  return [...first, ...rest].map(({ value, name, events }) => ({
    value,
    label: name || value.slice(prefix.length) || 'an empty text',
    hint: name && name !== value ? value : undefined,
    count: events,
  }));
}

function noteOf(isPending: boolean, shown: number): string {
  if (isPending) {
    return 'Looking …';
  }

  if (shown === 0) {
    return 'No value found';
  }

  return shown < MOST ? counted(shown, 'values') : `The ${String(MOST)} most frequent; type to narrow`;
}
