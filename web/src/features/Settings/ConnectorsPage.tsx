import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { messageOf } from '../../api/ApiError';
import { address } from '../../api/address';
import { ask } from '../../api/ask';
import { sendTo } from '../../api/client';
import type { FolderAnswer } from '../../api/schema';
import { useSession } from '../../app/useSession';
import { Answer } from '../../widgets/states/Answer';
import { Section } from '../Intake/Section';
import { AddFolder } from './AddFolder';
import { skippedRows } from './connectors';
import { FolderAnswers } from './FolderAnswers';
import { folderColumns, skippedColumns, type FolderActions } from './folderColumns';
import { ListTable } from './ListTable';
import { RemoveFolder } from './RemoveFolder';
import classes from './Settings.module.css';
import { SettingsFrame } from './SettingsFrame';

const HEIGHT = 160;
const REFRESH_MS = 3000;
const question = ask('/api/v1/connectors');

/** Folders of other programs that are read: how it stands with each, and what cannot be read and why. */
export function ConnectorsPage() {
  const isAdministrator = useSession().data?.role === 'administrator';
  const client = useQueryClient();
  const query = useQuery({ ...question, staleTime: 0, refetchInterval: REFRESH_MS });
  const [isAdding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<FolderAnswer | null>(null);
  const again = useMutation({
    mutationFn: (folder: FolderAnswer) =>
      sendTo('POST', address('/api/v1/connectors/kodosumi/{id}/read', { id: folder.id })),
    onSuccess: () => client.invalidateQueries({ queryKey: question.queryKey }),
  });
  const actions = isAdministrator ? { onRead: again.mutate, onRemove: setRemoved } : null;
  return (
    <SettingsFrame>
      <Section
        id="kodosumi"
        title="Kodosumi"
        note="Data folders of Kodosumi whose executions are shown as runs. They are only read; a change shows within two seconds."
        tools={isAdministrator && <AddButton onAdd={setAdding} />}
      >
        {again.error && (
          <p className={classes.mistake} role="alert">
            {messageOf(again.error)}
          </p>
        )}
        <Answer query={query} queryKey={question.queryKey} height={HEIGHT}>
          {({ kodosumi }) => <Folders folders={kodosumi} actions={actions} />}
        </Answer>
      </Section>
      {isAdding && (
        <AddFolder
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
      {removed && (
        <RemoveFolder
          folder={removed}
          onClose={() => {
            setRemoved(null);
          }}
        />
      )}
    </SettingsFrame>
  );
}

function AddButton({ onAdd }: { readonly onAdd: (isAdding: boolean) => void }) {
  return (
    <Button
      variant="default"
      leftSection={<IconPlus size={13} aria-hidden="true" />}
      onClick={() => {
        onAdd(true);
      }}
    >
      Watch a folder
    </Button>
  );
}

interface FoldersProps {
  readonly folders: readonly FolderAnswer[];
  readonly actions: FolderActions | null;
}

function Folders({ folders, actions }: FoldersProps) {
  const skipped = skippedRows(folders);
  return (
    <>
      <ListTable
        title="Folders"
        columns={folderColumns(actions)}
        rows={folders}
        order={{ key: 'path', isDescending: false }}
        keyOf={(row) => row.id}
        textOf={(row) => `${row.path} ${row.org ?? ''}`}
        empty="No folder is watched. The setting Connectors:Kodosumi:Folders names some, or they are added here."
      />
      {folders.map((folder) => (
        <Section key={folder.id} id={`folder-${folder.id}`} title={folder.path}>
          <FolderAnswers folder={folder} />
        </Section>
      ))}
      {folders.length > 0 && (
        <Section
          id="skipped"
          title="Skipped"
          note="Executions that cannot be read. Each is looked at again when it changes; nothing else waits for it."
        >
          <ListTable
            title="Skipped executions"
            columns={skippedColumns}
            rows={skipped}
            order={{ key: 'execution', isDescending: false }}
            keyOf={(row) => `${row.folder} ${row.user} ${row.execution}`}
            textOf={(row) => `${row.execution} ${row.user} ${row.message} ${row.reason} ${row.folder}`}
            empty="All executions can be read."
          />
        </Section>
      )}
    </>
  );
}
