import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../api/ApiError';
import { sendTo } from '../../api/client';
import type { CaptureRequest } from '../../api/schema';
import { useFocusReturn } from '../../app/shell/useFocusReturn';
import { FormEnd } from './FormEnd';
import classes from './Settings.module.css';

const TIMES = [
  { value: '30', label: '30 minutes' },
  { value: '60', label: 'An hour' },
  { value: '120', label: 'Two hours' },
  { value: '1440', label: 'A day' },
  { value: '2880', label: 'Two days' },
  { value: '10080', label: 'A week' },
];
const EVENTS = [
  { value: '1000', label: '1,000 events' },
  { value: '10000', label: '10,000 events' },
  { value: '100000', label: '100,000 events' },
  { value: '1000000', label: '1,000,000 events' },
];
const LEVELS = ['debug', 'info', 'warning', 'error'];

const EMPTY = { reason: '', scopes: '', user: '', package: '', level: 'debug', minutes: '60', most: '10000' };
type Form = typeof EMPTY;
type Choices = Pick<Form, 'level' | 'minutes' | 'most'>;

/** Asks what is to be captured, and for how long. */
export function MakeCapture({ onClose }: { readonly onClose: () => void }) {
  useFocusReturn();
  const client = useQueryClient();
  const [form, setForm] = useState<Form>(EMPTY);
  const make = useMutation({
    mutationFn: (request: CaptureRequest) => sendTo('POST', '/api/v1/captures', request),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: ['/api/v1/captures'] });
    },
  });
  const about = (name: string) => (make.error instanceof ApiError ? make.error.about(name) : undefined);
  const field = (name: keyof Form, label: string, description: string, sent: string) => (
    <TextInput
      label={label}
      description={description}
      autoComplete="off"
      value={form[name]}
      onChange={(event) => {
        setForm({ ...form, [name]: event.currentTarget.value });
      }}
      error={about(sent)}
      {...(name === 'reason' && { 'data-autofocus': true })}
    />
  );
  const choice = (name: keyof Choices, label: string, data: ChoiceProps['data'], sent: string = name) => (
    <Choice
      label={label}
      data={data}
      value={form[name]}
      error={about(sent)}
      onChange={(value) => {
        setForm({ ...form, [name]: value });
      }}
    />
  );
  return (
    <Modal opened onClose={onClose} title="New capture rule" centered>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate(requestOf(form));
        }}
      >
        {field('reason', 'For', 'Why it is made; it stands in the audit.', 'reason')}
        {field('user', 'User', 'Id of a user; empty for all.', 'user_id')}
        {field('package', 'Package', 'Name of a package; empty for all.', 'package')}
        {field('scopes', 'Scopes', 'For example log:* select:object, with blanks between; empty for all.', 'scopes')}
        {choice('level', 'Log lines from', LEVELS)}
        {choice('minutes', 'Holds for', TIMES)}
        {choice('most', 'And no longer than', EVENTS, 'max_events')}
        <FormEnd error={make.error} isBusy={make.isPending} button="Begin" />
      </form>
    </Modal>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly data: (string | { value: string; label: string })[];
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function Choice({ label, data, value, error, onChange }: ChoiceProps) {
  return (
    <NativeSelect
      label={label}
      data={data}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
      error={error}
    />
  );
}

function requestOf(form: Form): CaptureRequest {
  return {
    reason: form.reason,
    minutes: Number(form.minutes),
    scopes: form.scopes.split(' ').filter((scope) => scope !== ''),
    level: form.level,
    user_id: form.user,
    package: form.package,
    max_events: Number(form.most),
  };
}
