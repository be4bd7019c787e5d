import type { ProblemChangeRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { exactUtc, moment } from '../../widgets/format/times';
import classes from './Problems.module.css';
import { Section } from './Section';

interface ProblemChangesProps {
  readonly changes: readonly ProblemChangeRow[];
  readonly firstSeen: string;
}

/** What was changed in the day before it was seen first. */
export function ProblemChanges({ changes, firstSeen }: ProblemChangesProps) {
  const { zone } = useFilters();
  return (
    <Section title="What changed" note={`in the day before ${moment(firstSeen, zone)}`}>
      {changes.length === 0 ? (
        <p className={classes.none}>No package was published and no agent came or went.</p>
      ) : (
        <ul className={classes.list}>
          {changes.map((change, i) => (
            <li key={`${change.time} ${String(i)}`}>
              <span>
                <code>{change.scope}</code> {change.name} {change.version}
              </span>
              <span>{change.user_name}</span>
              <time title={exactUtc(change.time)}>{moment(change.time, zone)}</time>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
