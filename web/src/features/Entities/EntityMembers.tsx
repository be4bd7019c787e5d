import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import { useFilters } from '../../app/filters/useFilters';
import { exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { Answer } from '../../widgets/states/Answer';
import users from '../Users/Users.module.css';
import classes from './Entities.module.css';
import { EntityLink } from './EntityLink';
import { kindText } from './entityText';

const MOST = 200;
const HEIGHT = 100;

interface EntityMembersProps {
  readonly kind: string;
  readonly id: string;
  /** Its members, or where it belongs itself. */
  readonly part: 'members' | 'belongs-to';
}

/** Who belongs to it, or where it belongs; each leads to its page. */
export function EntityMembers({ kind, id, part }: EntityMembersProps) {
  const { zone } = useFilters();
  const question = ask(`/api/v1/entities/{kind}/{id}/${part}`, { kind, id, limit: MOST });
  const members = useQuery(question);
  const title = part === 'members' ? 'Members' : 'Belongs to';
  return (
    <section className={users.section} aria-label={title}>
      <h2 className={users.title}>{title}</h2>
      <Answer query={members} queryKey={question.queryKey} height={HEIGHT}>
        {({ rows, total }) => (
          <>
            <ul className={classes.members}>
              {rows.map((row) => (
                <li key={`${row.kind} ${row.id}`}>
                  <EntityLink kind={row.kind} id={row.id}>
                    {row.name}
                  </EntityLink>
                  {row.kind !== 'user' && <span className={classes.who}>{kindText(row.kind)}</span>}
                  <span className={classes.who} title={exactUtc(row.since)}>
                    since {moment(row.since, zone)}
                  </span>
                </li>
              ))}
            </ul>
            {total > rows.length && (
              <p className={users.note}>
                The first {exact(rows.length)} of {exact(total)}.
              </p>
            )}
          </>
        )}
      </Answer>
    </section>
  );
}
