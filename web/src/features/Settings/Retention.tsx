import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import type { RetentionStatus } from '../../api/schema';
import { exact } from '../../widgets/format/numbers';
import { Answer } from '../../widgets/states/Answer';
import { Section } from '../Intake/Section';
import { ListTable } from './ListTable';
import classes from './Settings.module.css';
import { Time } from './Time';

const HEIGHT = 200;
const question = ask('/api/v1/retention');

/** Which events go by themselves, and which are old enough now. */
export function Retention() {
  const query = useQuery({ ...question, staleTime: 0 });
  return (
    <Section
      id="retention"
      title="Retention"
      note="Events that are taken away for good once they are so old. A setting of the server says it."
    >
      <Answer query={query} queryKey={question.queryKey} height={HEIGHT}>
        {(status) => <Rules status={status} />}
      </Answer>
    </Section>
  );
}

function Rules({ status: { rules, due, next, last } }: { readonly status: RetentionStatus }) {
  if (rules.length === 0) {
    return (
      <p className={classes.quiet}>
        Events stay. The setting <code>Retention:Rules</code> takes old ones away by itself, for example{' '}
        <code>click:*=90d</code>; <code>footfall retention</code> does it by hand.
      </p>
    );
  }

  return (
    <>
      <p>
        <code>{rules.join(', ')}</code>
      </p>
      <ListTable
        title="Events that are old enough"
        columns={[
          { key: 'scope', title: 'Scope', by: (row) => row.scope, cell: (row) => <code>{row.scope}</code> },
          { key: 'events', title: 'Events', isNumber: true, by: (row) => row.events, cell: (row) => exact(row.events) },
          {
            key: 'oldest',
            title: 'Oldest',
            by: (row) => row.oldest,
            cell: (row) => <Time time={row.oldest} none="" />,
          },
          {
            key: 'before',
            title: 'Goes before',
            by: (row) => row.before,
            cell: (row) => <Time time={row.before} none="" />,
          },
        ]}
        rows={due}
        order={{ key: 'events', isDescending: true }}
        keyOf={(row) => row.scope}
        textOf={(row) => row.scope}
        empty="Nothing is old enough now."
      />
      <p className={classes.quiet}>
        Next run <Time time={next} none="after the next start" />.{' '}
        {last && (
          <>
            Last run <Time time={last.time} none="" />:{' '}
            {last.trouble ?? `${exact(last.events)} ${last.events === 1 ? 'event' : 'events'} went`}.
          </>
        )}
      </p>
    </>
  );
}
