import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { ApiError, messageOf } from '../../api/ApiError';
import { sendTo } from '../../api/client';
import type { DashboardAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { useFocusReturn } from '../../app/shell/useFocusReturn';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import classes from './Dashboards.module.css';
import { firstText, keyOf } from './firstText';

/** Makes a dashboard with one panel, to be edited from there. */
export function NewDashboard() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => {
          setOpen(true);
        }}
      >
        New dashboard
      </Button>
      {isOpen && (
        <Form
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

function Form({ onClose }: { readonly onClose: () => void }) {
  useFocusReturn();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { search } = useFilters();
  const [title, setTitle] = useState('');
  const [typedKey, setTypedKey] = useState<string | null>(null);
  const key = typedKey ?? keyOf(title);
  const create = useMutation({
    mutationFn: () =>
      sendTo<DashboardAnswer>('PUT', `/api/v1/dashboards/${encodeURIComponent(key)}`, {
        text: firstText(title),
        version: '',
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['/api/v1/dashboards'] });
      await navigate({ to: '/dashboards/$key', params: { key }, search });
    },
  });
  const mistake = create.error instanceof ApiError ? create.error.about('key') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="New dashboard" centered>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label="Title"
          required
          value={title}
          onChange={(event) => {
            setTitle(event.currentTarget.value);
          }}
          data-autofocus
        />
        <TextInput
          label="Name of its file and in addresses"
          description="Of a-z, 0-9 and -"
          required
          value={key}
          error={mistake}
          onChange={(event) => {
            setTypedKey(event.currentTarget.value);
          }}
        />
        {create.error && !mistake && (
          <p className={classes.problem} role="alert">
            {messageOf(create.error)}
          </p>
        )}
        <BusyButton type="submit" isBusy={create.isPending}>
          Create
        </BusyButton>
      </form>
    </Modal>
  );
}
