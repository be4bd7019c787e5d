import { Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../api/ApiError';
import { sendTo } from '../../api/client';
import type { FolderRequest } from '../../api/schema';
import { useFocusReturn } from '../../app/shell/useFocusReturn';
import { FormEnd } from './FormEnd';
import classes from './Settings.module.css';

/** Asks for a folder to watch. */
export function AddFolder({ onClose }: { readonly onClose: () => void }) {
  useFocusReturn();
  const client = useQueryClient();
  const [path, setPath] = useState('');
  const [org, setOrg] = useState('');
  const add = useMutation({
    mutationFn: (request: FolderRequest) => sendTo('PUT', '/api/v1/connectors/kodosumi', request),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: ['/api/v1/connectors'] });
    },
  });
  const about = (name: string) => (add.error instanceof ApiError ? add.error.about(name) : undefined);
  return (
    <Modal opened onClose={onClose} title="Watch a Kodosumi folder" centered>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ path, org: org === '' ? null : org });
        }}
      >
        <TextInput
          label="Folder"
          description="As the server sees it: the folder that holds admin.db and execution. It is only read."
          placeholder="/srv/kodosumi/data"
          autoComplete="off"
          spellCheck={false}
          value={path}
          onChange={(event) => {
            setPath(event.currentTarget.value);
          }}
          error={about('path')}
          data-autofocus
        />
        <TextInput
          label="Org"
          description="Short name of the org that its runs belong to; empty for none."
          autoComplete="off"
          value={org}
          onChange={(event) => {
            setOrg(event.currentTarget.value);
          }}
          error={about('org')}
        />
        <FormEnd error={add.error} isBusy={add.isPending} button="Watch it" />
      </form>
    </Modal>
  );
}
