import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { ask } from '../../api/ask';
import { ApiError, messageOf } from '../../api/ApiError';
import { useFilters } from '../../app/filters/useFilters';
import classes from './PeriodMenu.module.css';

/** A period in words. The server reads it; what it does not understand it says in its own words. */
export function TypedPeriod({ onChoose }: { readonly onChoose: (period: string) => void }) {
  const client = useQueryClient();
  const { search, zone } = useFilters();
  const [text, setText] = useState(search.from ? '' : (search.period ?? ''));
  const [mistake, setMistake] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The menu's code may arrive after the popover looked for a field to focus.
    field.current?.focus();
    // What is typed next replaces the period that is there.
    field.current?.select();
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const period = text.trim();
    if (period === '') {
      return;
    }

    try {
      await client.fetchQuery(ask('/api/v1/period', { period, tz: zone }));
      onChoose(period);
    } catch (error) {
      setMistake(error instanceof ApiError ? (error.about('period') ?? error.detail) : messageOf(error));
    }
  };

  return (
    <form className={classes.typed} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        ref={field}
        label="Type a period"
        description="12h, 3w, June 2024, Oct 17, 2024, 2021-2022, before 2020, after March 2024; Enter takes it"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setMistake(null);
        }}
        error={mistake}
        data-autofocus
      />
    </form>
  );
}
