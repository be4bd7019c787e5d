import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { address } from '../../api/address';
import { ask } from '../../api/ask';
import { send, sendTo } from '../../api/client';
import type { SessionEntry } from '../../api/schema';
import { useSession } from '../../app/useSession';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import { Answer } from '../../widgets/states/Answer';
import { Section } from '../Intake/Section';
import { clientName } from './clientName';
import { Confirm } from './Confirm';
import type { ListColumn } from './list';
import { ListTable } from './ListTable';
import classes from './Settings.module.css';
import { SettingsFrame } from './SettingsFrame';
import { Time } from './Time';

const HEIGHT = 200;
const ROUTE = '/api/v1/sessions';

/** Browsers that are signed in: one's own, and everybody's for administrators. */
export function SessionsPage() {
  const isAdministrator = useSession().data?.role === 'administrator';
  const [isAll, setAll] = useState(false);
  const question = ask(ROUTE, isAll ? { all: 'true' } : {});
  const query = useQuery({ ...question, staleTime: 0 });
  const [asked, setAsked] = useState<SessionEntry | null>(null);
  return (
    <SettingsFrame>
      <Section
        id="sessions"
        title="Sessions"
        note="Browsers that are signed in. One that is not used for 14 days ends by itself, and any after 90 days. A new password ends all others."
      >
        <Answer query={query} queryKey={question.queryKey} height={HEIGHT}>
          {(rows) => (
            <ListTable
              title="Sessions"
              columns={columnsFor(isAll, setAsked)}
              rows={rows}
              order={{ key: 'used', isDescending: true }}
              keyOf={(row) => row.id}
              textOf={(row) => `${row.login} ${row.address} ${row.client}`}
              empty="No browser is signed in. Programs that send a token or a password with every request have no session."
              tools={<Tools isAll={isAll} onAll={isAdministrator ? setAll : undefined} />}
            />
          )}
        </Answer>
      </Section>
      {asked && (
        <EndOne
          session={asked}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </SettingsFrame>
  );
}

function useEnding() {
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: [ROUTE] });
  const endOne = useMutation({
    mutationFn: (id: string) => sendTo('DELETE', address(`${ROUTE}/{id}`, { id })),
    onSuccess: again,
  });
  const endOthers = useMutation({ mutationFn: () => send('DELETE', ROUTE), onSuccess: again });
  return { endOne, endOthers };
}

interface ToolsProps {
  readonly isAll: boolean;
  /** Only administrators see everybody's. */
  readonly onAll: ((isAll: boolean) => void) | undefined;
}

function Tools({ isAll, onAll }: ToolsProps) {
  const { endOthers } = useEnding();
  return (
    <>
      {onAll && (
        <Switch
          label="Everybody’s"
          checked={isAll}
          onChange={(event) => {
            onAll(event.currentTarget.checked);
          }}
        />
      )}
      <BusyButton
        variant="default"
        isBusy={endOthers.isPending}
        onClick={() => {
          endOthers.mutate();
        }}
      >
        End all my others
      </BusyButton>
    </>
  );
}

function EndOne({ session, onClose }: { readonly session: SessionEntry; readonly onClose: () => void }) {
  const { endOne } = useEnding();
  return (
    <Confirm
      title={session.current ? 'End this very session' : `End a session of ${session.login}`}
      button="End it"
      isBusy={endOne.isPending}
      error={endOne.error}
      onConfirm={() => {
        endOne.mutate(session.id, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      {clientName(session.client)} at {session.address} is signed out at once
      {session.current ? ': you have to sign in again.' : '.'}
    </Confirm>
  );
}

function columnsFor(isAll: boolean, onEnd: (row: SessionEntry) => void): readonly ListColumn<SessionEntry>[] {
  return [
    ...(isAll
      ? [
          {
            key: 'login',
            title: 'Account',
            by: (row: SessionEntry) => row.login,
            cell: (row: SessionEntry) => row.login,
          },
        ]
      : []),
    {
      key: 'client',
      title: 'Browser',
      by: (row) => clientName(row.client),
      cell: (row) => (
        <span title={row.client}>
          {clientName(row.client)}
          {row.current && <span className={classes.quiet}> this one</span>}
        </span>
      ),
    },
    { key: 'address', title: 'Address', by: (row) => row.address, cell: (row) => row.address },
    {
      key: 'created',
      title: 'Signed in',
      by: (row) => row.created,
      cell: (row) => <Time time={row.created} none="" />,
    },
    {
      key: 'used',
      title: 'Last used',
      by: (row) => row.last_used,
      cell: (row) => <Time time={row.last_used} none="" />,
    },
    {
      key: 'actions',
      title: '',
      cell: (row) => (
        <button
          type="button"
          className={classes.action}
          data-danger
          onClick={() => {
            onEnd(row);
          }}
        >
          End<span className="visually-hidden"> the session of {clientName(row.client)}</span>
        </button>
      ),
    },
  ];
}
