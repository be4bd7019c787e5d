import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { FieldsForm } from './FieldsForm';
import { useTable } from './tableContext';
import type { TextFilter } from './types';

interface TextFieldProps {
  readonly title: string;
  readonly filter: TextFilter;
  readonly onDone: () => void;
}

/** A text that must stand in the column. */
export function TextField({ title, filter, onDone }: TextFieldProps) {
  const { state } = useTable();
  const [text, setText] = useState(() => state.text(filter.name) ?? '');
  const set = (value: string) => {
    state.change({ [filter.name]: value === '' ? undefined : value });
    onDone();
  };
  return (
    <FieldsForm
      title={title}
      hint={filter.hint}
      onSubmit={() => {
        set(text.trim());
      }}
      onClear={() => {
        set('');
      }}
    >
      <TextInput
        size="xs"
        label="Has the text"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        data-autofocus
      />
    </FieldsForm>
  );
}
