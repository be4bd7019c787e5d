import type { ProblemAnswer } from '../../api/schema';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import classes from './Problems.module.css';
import { Section } from './Section';
import { useProblemAct } from './useProblemAct';

/** Problems that were merged into this one; each can stand by itself again. */
export function ProblemParts({ problem }: { readonly problem: ProblemAnswer }) {
  const act = useProblemAct(problem.id);
  const parts = problem.parts ?? [];
  if (parts.length === 0) {
    return null;
  }

  return (
    <Section title="Merged into it" note={String(parts.length)}>
      {act.error && (
        <p role="alert" className={classes.trouble}>
          {act.error.message}
        </p>
      )}
      <ul className={classes.list}>
        {parts.map((part) => (
          <li key={part} className={classes.head}>
            <code>{part}</code>
            {problem.may_act === true && (
              <BusyButton
                variant="default"
                size="compact-sm"
                isBusy={act.isPending}
                aria-label={`Split ${part} off`}
                onClick={() => {
                  act.mutate({ action: 'split', body: { parts: [part] } });
                }}
              >
                Split off
              </BusyButton>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
