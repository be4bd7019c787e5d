import { useMutation, useQueries } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import { PanelHead } from '../../widgets/ContextPanel/Panel';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import { counted } from '../../widgets/format/numbers';
import { ProblemLink } from './ProblemLink';
import { ProblemState } from './ProblemState';
import classes from './Problems.module.css';
import { sendAct, useProblemsAgain, type Body } from './useProblemAct';

const WEEK_MS = 7 * 86_400_000;

// As many as an address holds.
const IDS_AT_ONCE = 200;

const ACTIONS: readonly { readonly name: string; readonly action: string; readonly body?: () => Body }[] = [
  { name: 'Resolve', action: 'resolve' },
  {
    name: 'Snooze for a week',
    action: 'snooze',
    body: () => ({ until: new Date(Date.now() + WEEK_MS).toISOString() }),
  },
  { name: 'Ignore', action: 'ignore' },
  { name: 'Reopen', action: 'reopen' },
  { name: 'Undo', action: 'undo' },
];

function chunks(ids: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size));
}

/** Several problems in the context panel: what is done is done with each, one after the other, and can be undone with each. */
export function ProblemBulk({ ids }: { readonly ids: readonly string[] }) {
  const again = useProblemsAgain();
  const parts = chunks(ids, IDS_AT_ONCE);
  const problems = useQueries({
    queries: parts.map((problem) => ask('/api/v1/problems', { period: 'all', problem, limit: IDS_AT_ONCE })),
    combine: (answers) => new Map(answers.flatMap(({ data }) => data?.rows ?? []).map((row) => [row.id, row])),
  });
  const act = useMutation({
    mutationFn: async ({ action, body }: { readonly action: string; readonly body: Body }) => {
      const failed: string[] = [];
      for (const id of ids) {
        await sendAct(id, action, body).catch((error: unknown) => {
          failed.push(error instanceof Error ? error.message : String(error));
        });
      }

      return failed;
    },
    onSettled: again,
  });
  return (
    <div className={classes.column}>
      <PanelHead title={counted(ids.length, 'problems')} note={null}>
        <div className={classes.buttons} role="toolbar" aria-label="What to do with each of them">
          {ACTIONS.map(({ name, action, body }) => (
            <BusyButton
              key={action}
              variant="default"
              isBusy={act.isPending}
              onClick={() => {
                act.mutate({ action, body: body?.() ?? {} });
              }}
            >
              {name}
            </BusyButton>
          ))}
        </div>
        <p role="status" className={classes.facts}>
          {act.data && `Done with ${String(ids.length - act.data.length)} of ${String(ids.length)}.`}
        </p>
        {act.data && act.data.length > 0 && (
          <p role="alert" className={classes.trouble}>
            {[...new Set(act.data)].join(' ')}
          </p>
        )}
      </PanelHead>
      <ul className={classes.list}>
        {ids.map((id) => {
          const problem = problems.get(id);
          return (
            <li key={id}>
              <ProblemLink id={id}>{problem?.title ?? id}</ProblemLink>{' '}
              {problem && <ProblemState state={problem.state} isNew={problem.is_new} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
