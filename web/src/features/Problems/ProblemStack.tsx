import { useState } from 'react';
import type { ProblemAnswer } from '../../api/schema';
import { CopyButton } from '../../widgets/CopyButton/CopyButton';
import { JsonTree } from '../../widgets/JsonTree/JsonTree';
import classes from './Problems.module.css';
import { Section } from './Section';

/** What the last error says: its message, its stack with the program's own lines standing out, and all that was sent. */
export function ProblemStack({ problem }: { readonly problem: ProblemAnswer }) {
  const [onlyProgram, setOnlyProgram] = useState(false);
  const lines = problem.stack_lines ?? [];
  const shown = onlyProgram ? lines.filter(({ is_frame, is_program }) => !is_frame || is_program) : lines;
  const hasBoth =
    lines.some(({ is_program }) => is_program) && lines.some(({ is_frame, is_program }) => is_frame && !is_program);
  return (
    <Section
      title="Stack"
      note="of the last error"
      tools={
        hasBoth && (
          <label className={classes.check}>
            <input
              type="checkbox"
              checked={onlyProgram}
              onChange={(event) => {
                setOnlyProgram(event.currentTarget.checked);
              }}
            />{' '}
            only the program
          </label>
        )
      }
    >
      {lines.length === 0 ? (
        <p className={classes.message}>{problem.message === '' ? problem.title : problem.message}</p>
      ) : (
        <div className={classes.stack}>
          {/* A region that scrolls must be reachable by keyboard. */}
          {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
          <pre tabIndex={0} role="region" aria-label="Stack">
            {shown.map(({ text, is_frame, is_program }, i) => (
              // Lines of a stack have no name but their place.
              <span
                key={i}
                className={classes.frame}
                data-kind={!is_frame ? 'text' : is_program ? 'program' : 'library'}
              >
                {`${text}\n`}
              </span>
            ))}
          </pre>
          <CopyButton text={problem.stack ?? ''} label="Copy the stack" />
        </div>
      )}
      <details className={classes.more}>
        <summary>What was sent, and what it is grouped by</summary>
        <JsonTree text={JSON.stringify(problem.payload ?? null)} label="Payload" />
        <pre className={classes.grouped}>{problem.grouped_by}</pre>
      </details>
    </Section>
  );
}
