import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import classes from './Head.module.css';
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    state.change({ [filter.name]: text.trim() === '' ? undefined : text.trim() });
    onDone();
  };
  return (
    <form className={classes.range} onSubmit={submit} noValidate aria-label={title}>
      <TextInput
        size="xs"
        label="Has the text"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        data-autofocus
      />
      <p className={classes.hint}>{filter.hint}</p>
      <div className={classes.buttons}>
        <Button type="submit">Filter</Button>
        <Button
          variant="default"
          onClick={() => {
            state.change({ [filter.name]: undefined });
            onDone();
          }}
        >
          Clear
        </Button>
      </div>
    </form>
  );
}
