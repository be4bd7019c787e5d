import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { address } from '../../api/address';
import { ask } from '../../api/ask';
import { sendTo } from '../../api/client';
import type { TokenEntry } from '../../api/schema';
import { useSession } from '../../app/useSession';
import { Answer } from '../../widgets/states/Answer';
import { Section } from '../Intake/Section';
import { Confirm } from './Confirm';
import type { ListColumn } from './list';
import { ListTable } from './ListTable';
import { MakeToken } from './MakeToken';
import classes from './Settings.module.css';
import { SettingsFrame } from './SettingsFrame';
import { Time } from './Time';
import { isExpired, narrowing } from './tokens';

const HEIGHT = 200;
const question = ask('/api/v1/tokens');

/** Tokens that work or have expired: all for administrators, else one's own. */
export function TokensPage() {
  const isAdministrator = useSession().data?.role === 'administrator';
  const query = useQuery({ ...question, staleTime: 0 });
  const [isMaking, setMaking] = useState(false);
  const [asked, setAsked] = useState<TokenEntry | null>(null);
  return (
    <SettingsFrame>
      <Section
        id="tokens"
        title="Tokens"
        note="Only the hash of a token is kept, and its text is shown once, when it is made. A revoked one stops at once."
        tools={
          <Button
            variant="default"
            leftSection={<IconPlus size={13} aria-hidden="true" />}
            onClick={() => {
              setMaking(true);
            }}
          >
            New token
          </Button>
        }
      >
        <Answer query={query} queryKey={question.queryKey} height={HEIGHT}>
          {(rows) => (
            <ListTable
              title="Tokens"
              columns={columnsFor(setAsked)}
              rows={rows}
              order={{ key: 'created', isDescending: true }}
              keyOf={(row) => String(row.id)}
              textOf={(row) => `${row.name} ${row.kind} ${row.account ?? ''} ${row.hint}`}
              empty={
                isAdministrator
                  ? 'There are no tokens. A server of the platform needs one to send its events.'
                  : 'You have no tokens. With one, a program can do what you may do, without your password.'
              }
            />
          )}
        </Answer>
      </Section>
      {isMaking && (
        <MakeToken
          isAdministrator={isAdministrator}
          onClose={() => {
            setMaking(false);
          }}
        />
      )}
      {asked && (
        <Revoke
          token={asked}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </SettingsFrame>
  );
}

function Revoke({ token, onClose }: { readonly token: TokenEntry; readonly onClose: () => void }) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => sendTo('DELETE', address('/api/v1/tokens/{id}', { id: token.id })),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: [question.queryKey[0]] });
    },
  });
  return (
    <Confirm
      title={`Revoke ${token.name}`}
      button="Revoke it"
      isBusy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => {
        revoke.mutate();
      }}
      onClose={onClose}
    >
      Whoever uses it is refused from now on. It cannot be taken back; what was sent with it stays.
    </Confirm>
  );
}

function columnsFor(onRevoke: (row: TokenEntry) => void): readonly ListColumn<TokenEntry>[] {
  return [
    {
      key: 'name',
      title: 'Name',
      by: (row) => row.name,
      cell: (row) => <span title={`Number ${String(row.id)}`}>{row.name}</span>,
    },
    { key: 'kind', title: 'Kind', by: (row) => row.kind, cell: (row) => row.kind },
    { key: 'hint', title: 'Begins with', cell: (row) => <code>{row.hint}…</code> },
    {
      key: 'account',
      title: 'Acts as',
      by: (row) => row.account,
      cell: (row) => row.account ?? <span className={classes.quiet}>–</span>,
    },
    {
      key: 'narrowing',
      title: 'Only',
      words: 'Scopes and pages that it is narrowed to',
      cell: (row) => (
        <span className={classes.wide} title={narrowing(row)}>
          {narrowing(row) || <span className={classes.quiet}>–</span>}
        </span>
      ),
    },
    { key: 'created', title: 'Made', by: (row) => row.created, cell: (row) => <Time time={row.created} none="" /> },
    {
      key: 'expires',
      title: 'Expires',
      by: (row) => row.expires,
      cell: (row) => <Expiry token={row} />,
    },
    {
      key: 'used',
      title: 'Last used',
      by: (row) => row.last_used,
      cell: (row) => <Time time={row.last_used} none="never" />,
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
            onRevoke(row);
          }}
        >
          Revoke<span className="visually-hidden"> {row.name}</span>
        </button>
      ),
    },
  ];
}

function Expiry({ token }: { readonly token: TokenEntry }) {
  const isOver = isExpired(token, new Date());
  return (
    <span className={isOver ? classes.worse : undefined}>
      {isOver && 'expired '}
      <Time time={token.expires} none="never" />
    </span>
  );
}
