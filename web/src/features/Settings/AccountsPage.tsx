import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api/ask';
import type { AccountEntry } from '../../api/schema';
import { mayOpen, pageOf } from '../../app/pages';
import { useSession } from '../../app/useSession';
import { Answer } from '../../widgets/states/Answer';
import { Section } from '../Intake/Section';
import { stateOf } from './accounts';
import { EditAccount } from './EditAccount';
import type { ListColumn } from './list';
import { ListTable } from './ListTable';
import { RemoveAccount } from './RemoveAccount';
import { ResetAccount } from './ResetAccount';
import classes from './Settings.module.css';
import { SettingsFrame } from './SettingsFrame';
import { Time } from './Time';

const HEIGHT = 200;
const question = ask('/api/v1/accounts');

type Doing = 'edit' | 'reset' | 'remove';

/** Who may sign in, and as what. */
export function AccountsPage() {
  const role = useSession().data?.role;
  const page = pageOf('/settings/accounts');
  return <SettingsFrame>{page && mayOpen(page, role) && <Accounts />}</SettingsFrame>;
}

function Accounts() {
  const query = useQuery({ ...question, staleTime: 0 });
  const [isMaking, setMaking] = useState(false);
  const [chosen, setChosen] = useState<{ readonly doing: Doing; readonly account: AccountEntry } | null>(null);
  const close = () => {
    setMaking(false);
    setChosen(null);
  };
  return (
    <Section
      id="accounts"
      title="Accounts"
      note="Who may sign in to Footfall, and as what. Users of the platform need none: what they do comes with the events."
      tools={
        <Button
          variant="default"
          leftSection={<IconPlus size={13} aria-hidden="true" />}
          onClick={() => {
            setMaking(true);
          }}
        >
          New account
        </Button>
      }
    >
      <Answer query={query} queryKey={question.queryKey} height={HEIGHT}>
        {(rows) => (
          <ListTable
            title="Accounts"
            columns={columnsFor((doing, account) => {
              setChosen({ doing, account });
            })}
            rows={rows}
            order={{ key: 'login', isDescending: false }}
            keyOf={(row) => row.id}
            textOf={(row) => `${row.login} ${row.role} ${row.orgs.join(' ')} ${row.user_id ?? ''} ${row.email ?? ''}`}
            empty="There are no accounts."
          />
        )}
      </Answer>
      {isMaking && <EditAccount account={null} onClose={close} />}
      {chosen?.doing === 'edit' && <EditAccount account={chosen.account} onClose={close} />}
      {chosen?.doing === 'reset' && <ResetAccount account={chosen.account} onClose={close} />}
      {chosen?.doing === 'remove' && <RemoveAccount account={chosen.account} onClose={close} />}
    </Section>
  );
}

const STATES = { active: 'active', invited: 'no password yet', disabled: 'disabled' } as const;

const ACTIONS: readonly (readonly [Doing, string])[] = [
  ['edit', 'Change'],
  ['reset', 'Reset'],
  ['remove', 'Remove'],
];

function columnsFor(onDo: (doing: Doing, row: AccountEntry) => void): readonly ListColumn<AccountEntry>[] {
  return [
    { key: 'login', title: 'Login', by: (row) => row.login, cell: (row) => <strong>{row.login}</strong> },
    { key: 'role', title: 'Role', by: (row) => row.role, cell: (row) => row.role },
    {
      key: 'orgs',
      title: 'Orgs',
      by: (row) => row.orgs[0],
      cell: (row) => (
        <span className={classes.wide} title={row.orgs.join(', ')}>
          {row.orgs.join(', ') || <span className={classes.quiet}>–</span>}
        </span>
      ),
    },
    {
      key: 'user',
      title: 'User',
      words: 'The user of the platform that the account is linked to',
      by: (row) => row.user_id,
      cell: (row) => row.user_id ?? <span className={classes.quiet}>–</span>,
    },
    {
      key: 'email',
      title: 'Mail',
      by: (row) => row.email,
      cell: (row) => row.email ?? <span className={classes.quiet}>–</span>,
    },
    { key: 'created', title: 'Made', by: (row) => row.created, cell: (row) => <Time time={row.created} none="" /> },
    {
      key: 'state',
      title: 'State',
      by: stateOf,
      cell: (row) => (
        <span className={stateOf(row) === 'active' ? undefined : classes.quiet}>{STATES[stateOf(row)]}</span>
      ),
    },
    {
      key: 'actions',
      title: '',
      cell: (row) => (
        <span className={classes.actions}>
          {ACTIONS.map(([doing, title]) => (
            <button
              key={doing}
              type="button"
              className={classes.action}
              data-danger={doing === 'remove' || undefined}
              onClick={() => {
                onDo(doing, row);
              }}
            >
              {title}
              <span className="visually-hidden"> {row.login}</span>
            </button>
          ))}
        </span>
      ),
    },
  ];
}
