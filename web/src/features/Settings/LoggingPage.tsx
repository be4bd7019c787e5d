import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { messageOf } from '../../api/ApiError';
import { address } from '../../api/address';
import { ask } from '../../api/ask';
import { sendTo } from '../../api/client';
import type { CaptureEntry, CapturesAnswer } from '../../api/schema';
import { useSession } from '../../app/useSession';
import { exact } from '../../widgets/format/numbers';
import { Answer } from '../../widgets/states/Answer';
import { Section } from '../Intake/Section';
import type { ListColumn } from './list';
import { ListTable } from './ListTable';
import { MakeCapture } from './MakeCapture';
import { Retention } from './Retention';
import classes from './Settings.module.css';
import { SettingsFrame } from './SettingsFrame';
import { Time } from './Time';

const HEIGHT = 200;
const REFRESH_MS = 10_000;
const question = ask('/api/v1/captures');

/** What is logged, and rules that log everything of something for a time. */
export function LoggingPage() {
  const isAdministrator = useSession().data?.role === 'administrator';
  const client = useQueryClient();
  const query = useQuery({ ...question, staleTime: 0, refetchInterval: REFRESH_MS });
  const [isMaking, setMaking] = useState(false);
  const end = useMutation({
    mutationFn: (rule: CaptureEntry) => sendTo('DELETE', address('/api/v1/captures/{id}', { id: rule.id })),
    onSuccess: () => client.invalidateQueries({ queryKey: question.queryKey }),
  });
  return (
    <SettingsFrame>
      <Section
        id="captures"
        title="Capture rules"
        note="For a time, and up to so many events, everything is recorded and stored of a scope, a user or a package. Open pages hear of it within five minutes."
        tools={
          isAdministrator && (
            <Button
              variant="default"
              leftSection={<IconPlus size={13} aria-hidden="true" />}
              onClick={() => {
                setMaking(true);
              }}
            >
              New rule
            </Button>
          )
        }
      >
        {end.error && (
          <p className={classes.mistake} role="alert">
            {messageOf(end.error)}
          </p>
        )}
        <Answer query={query} queryKey={question.queryKey} height={HEIGHT}>
          {({ rules }) => <Rules rules={rules} onEnd={isAdministrator ? end.mutate : null} />}
        </Answer>
      </Section>
      <Section
        id="policy"
        title="Policy"
        note="What is stored and recorded where no rule holds. Settings of the server say it."
      >
        <Answer query={query} queryKey={question.queryKey} height={HEIGHT}>
          {(answer) => <Policy answer={answer} />}
        </Answer>
      </Section>
      <Retention />
      {isMaking && (
        <MakeCapture
          onClose={() => {
            setMaking(false);
          }}
        />
      )}
    </SettingsFrame>
  );
}

interface RulesProps {
  readonly rules: readonly CaptureEntry[];
  readonly onEnd: ((row: CaptureEntry) => void) | null;
}

function Rules({ rules, onEnd }: RulesProps) {
  return (
    <ListTable
      title="Capture rules"
      columns={columnsFor(onEnd)}
      rows={rules}
      order={{ key: 'until', isDescending: true }}
      keyOf={(row) => String(row.id)}
      textOf={(row) => `${row.reason} ${row.user_id ?? ''} ${row.package ?? ''} ${row.scopes.join(' ')}`}
      empty="No rule holds, and none did in the last month. The policy below decides what is stored."
    />
  );
}

function Policy({ answer }: { readonly answer: CapturesAnswer }) {
  const lines = [
    ...answer.policy.map((line) => ({ line, setting: 'Intake:Policy', where: 'whoever sends' })),
    ...answer.kit_policy.map((line) => ({ line, setting: 'Kit:Policy', where: 'the browser kit' })),
  ];
  const dropped = Object.entries(answer.dropped);
  return (
    <>
      <ListTable
        title="Policy"
        columns={[
          { key: 'line', title: 'Line', by: (row) => row.line, cell: (row) => <code>{row.line}</code> },
          { key: 'where', title: 'Holds for', by: (row) => row.where, cell: (row) => row.where },
          { key: 'setting', title: 'Setting', by: (row) => row.setting, cell: (row) => <code>{row.setting}</code> },
        ]}
        rows={lines}
        order={{ key: 'line', isDescending: false }}
        keyOf={(row) => `${row.setting} ${row.line}`}
        textOf={(row) => `${row.line} ${row.where} ${row.setting}`}
        empty="Everything that is sent is stored. The setting Intake:Policy drops, samples or masks by scope."
      />
      {dropped.length > 0 && (
        <p className={classes.quiet}>
          Left out since the server started: {dropped.map(([verb, count]) => `${verb}:… ${exact(count)}`).join(', ')}.
        </p>
      )}
    </>
  );
}

function columnsFor(onEnd: ((row: CaptureEntry) => void) | null): readonly ListColumn<CaptureEntry>[] {
  return [
    { key: 'reason', title: 'For', by: (row) => row.reason, cell: (row) => row.reason },
    {
      key: 'scopes',
      title: 'Scopes',
      cell: (row) => <code>{row.scopes.join(' ')}</code>,
    },
    { key: 'level', title: 'Log from', by: (row) => row.level, cell: (row) => row.level },
    { key: 'user', title: 'User', by: (row) => row.user_id, cell: (row) => row.user_id ?? 'all' },
    { key: 'package', title: 'Package', by: (row) => row.package, cell: (row) => row.package ?? 'all' },
    { key: 'author', title: 'By', by: (row) => row.author, cell: (row) => row.author },
    { key: 'from', title: 'From', by: (row) => row.from, cell: (row) => <Time time={row.from} none="" /> },
    {
      key: 'until',
      title: 'Until',
      by: (row) => row.until,
      cell: (row) => (
        <>
          {!row.holds && (row.full ? 'full, was to hold until ' : 'ended ')}
          <Time time={row.until} none="" />
        </>
      ),
    },
    {
      key: 'events',
      title: 'Events',
      words: 'Events that came in under it, of as many as may; then it is over',
      isNumber: true,
      by: (row) => row.events,
      cell: (row) => `${exact(row.events)} of ${exact(row.max_events)}`,
    },
    {
      key: 'actions',
      title: '',
      cell: (row) =>
        row.holds &&
        onEnd && (
          <button
            type="button"
            className={classes.action}
            onClick={() => {
              onEnd(row);
            }}
          >
            End<span className="visually-hidden"> {row.reason}</span>
          </button>
        ),
    },
  ];
}
