import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { FieldsForm } from './FieldsForm';
import { useTable } from './tableContext';
import type { RangeFilter } from './types';

interface RangeFieldsProps {
  readonly title: string;
  readonly filter: RangeFilter;
  readonly onDone: () => void;
}

/** At least, at most. */
export function RangeFields({ title, filter, onDone }: RangeFieldsProps) {
  const { state } = useTable();
  const [least, setLeast] = useState(() => shownText(filter, state.text(filter.from)));
  const [most, setMost] = useState(() => shownText(filter, state.text(filter.to)));
  const [isTried, setTried] = useState(false);
  const mistakes = mistakesIn(filter, least, most);

  const submit = () => {
    setTried(true);
    if (!mistakes.least && !mistakes.most) {
      state.change({ [filter.from]: valueText(filter, least), [filter.to]: valueText(filter, most) });
      onDone();
    }
  };
  return (
    <FieldsForm
      title={title}
      hint={filter.hint}
      onSubmit={submit}
      onClear={() => {
        state.change({ [filter.from]: undefined, [filter.to]: undefined });
        onDone();
      }}
    >
      <TextInput
        size="xs"
        label="At least"
        value={least}
        onChange={(event) => {
          setLeast(event.currentTarget.value);
        }}
        error={isTried && mistakes.least}
        data-autofocus
      />
      <TextInput
        size="xs"
        label="At most"
        value={most}
        onChange={(event) => {
          setMost(event.currentTarget.value);
        }}
        error={isTried && mistakes.most}
      />
    </FieldsForm>
  );
}

function shownText(filter: RangeFilter, value: string | undefined): string {
  return value === undefined || Number.isNaN(Number(value)) ? (value ?? '') : filter.show(Number(value));
}

function valueText(filter: RangeFilter, text: string): string | undefined {
  const value = text.trim() === '' ? null : filter.parse(text);
  return value === null ? undefined : String(value);
}

function mistakesIn(filter: RangeFilter, least: string, most: string): { least?: string; most?: string } {
  const [from, to] = [least, most].map((text) => (text.trim() === '' ? undefined : filter.parse(text)));
  const isMixedUp = typeof from === 'number' && typeof to === 'number' && from > to;
  return {
    ...(from === null ? { least: `Not understood. ${filter.hint}` } : {}),
    ...(to === null ? { most: `Not understood. ${filter.hint}` } : {}),
    ...(isMixedUp ? { most: 'Must not be less than the least' } : {}),
  };
}
