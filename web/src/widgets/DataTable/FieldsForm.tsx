import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import classes from './Head.module.css';

interface FieldsFormProps {
  readonly title: string;
  /** Under the fields: what may be typed. */
  readonly hint: string;
  readonly onSubmit: () => void;
  readonly onClear: () => void;
  readonly children: ReactNode;
}

/** What is typed to filter a column: its fields, and the ways to set and to clear them. */
export function FieldsForm({ title, hint, onSubmit, onClear, children }: FieldsFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={classes.range} onSubmit={submit} noValidate aria-label={title}>
      {children}
      <p className={classes.hint}>{hint}</p>
      <div className={classes.buttons}>
        <Button type="submit">Filter</Button>
        <Button variant="default" onClick={onClear}>
          Clear
        </Button>
      </div>
    </form>
  );
}
