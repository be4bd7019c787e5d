import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { messageOf } from '../../api/ApiError';
import { send } from '../../api/client';
import type { PrivacyTestAnswer } from '../../api/schema';
import { PrivacyStored } from './PrivacyStored';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import classes from './PrivacyTestBox.module.css';
import { requestOf } from './privacyTest';

/** A box to try the privacy rules in: what would be stored of a text or an event. Nothing is stored. */
export function PrivacyTestBox() {
  const [input, setInput] = useState('');
  const attempt = useMutation({
    mutationFn: (text: string) => send<PrivacyTestAnswer>('POST', '/api/v1/intake/privacy/test', requestOf(text)),
  });
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (input.length > 0) {
      attempt.mutate(input);
    }
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      submit(event);
    }
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <Textarea
        className={classes.input}
        label="Try the privacy rules"
        description="A text, or an event as JSON; Ctrl+Enter tries it. Nothing is stored."
        value={input}
        onChange={(event) => {
          setInput(event.currentTarget.value);
        }}
        onKeyDown={press}
        error={attempt.error ? messageOf(attempt.error) : undefined}
        autosize
        minRows={4}
        maxRows={16}
        spellCheck={false}
      />
      <BusyButton type="submit" size="sm" isBusy={attempt.isPending} disabled={input.length === 0}>
        Try
      </BusyButton>
      <div className={classes.answer} role="status">
        {attempt.data && <PrivacyStored answer={attempt.data} />}
      </div>
    </form>
  );
}
