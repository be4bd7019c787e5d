import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { messageOf } from '../../api/ApiError';
import type { ColumnValue } from '../../api/schema';
import { ChoiceList, type Choice } from '../ChoiceList/ChoiceList';
import { counted } from '../format/numbers';
import { useTable } from './tableContext';
import type { FilterName } from './types';
import { MOST, useValues } from './useValues';

const TYPING_MS = 150;

/** The values that a column has under the other filters, the frequent ones first. */
export function ValueChoices({ title, name }: { readonly title: string; readonly name: FilterName }) {
  const { state } = useTable();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), TYPING_MS);
  const chosen = state.values(name);
  const found = useValues(name, asked);
  // What was chosen when the list was opened stays on top, so that nothing jumps while choosing.
  const [onTop] = useState(chosen);
  const { rows } = found;
  return (
    <ChoiceList
      label={title}
      choices={choicesOf(rows, asked === '' ? onTop : [])}
      chosen={chosen}
      onToggle={(value) => {
        state.toggle(name, value);
      }}
      onClear={() => {
        state.change({ [name]: undefined });
      }}
      searchText={text}
      onSearch={setText}
      note={found.error ? messageOf(found.error) : noteOf(found.isPending, rows.length)}
    />
  );
}

function choicesOf(rows: readonly ColumnValue[], onTop: readonly string[]): Choice[] {
  const first = onTop.map((value) => rows.find((row) => row.value === value) ?? { value, name: '', events: undefined });
  const rest = rows.filter((row) => !onTop.includes(row.value));
  return [...first, ...rest].map(({ value, name, events }) => ({
    value,
    label: name || value,
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
