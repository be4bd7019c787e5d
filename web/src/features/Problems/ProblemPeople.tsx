import type { ProblemPersonRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { counted, exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { EntityLink } from '../Entities/EntityLink';
import classes from './Problems.module.css';
import { Section } from './Section';

interface ProblemPeopleProps {
  readonly people: readonly ProblemPersonRow[];
  readonly total: number;
}

/** Who met it, the most often first. */
export function ProblemPeople({ people, total }: ProblemPeopleProps) {
  const { zone } = useFilters();
  return (
    <Section title="Users" note={total > people.length ? `${exact(people.length)} of ${exact(total)}` : exact(total)}>
      {people.length === 0 ? (
        <p className={classes.none}>No error names a user.</p>
      ) : (
        <ul className={classes.list}>
          {people.map((person) => (
            <li key={person.user_id}>
              <EntityLink kind="user" id={person.user_id}>
                {person.user_name}
              </EntityLink>
              <span>{counted(person.events, 'errors')}</span>
              <time title={exactUtc(person.last_seen)}>{moment(person.last_seen, zone)}</time>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
