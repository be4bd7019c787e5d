import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../api/ask';
import { useFilters } from '../../app/filters/useFilters';
import { counted } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { ProblemLink } from './ProblemLink';
import classes from './Problems.module.css';
import { Section } from './Section';

interface ProblemsOfProps {
  readonly title: string;
  /** Whose: the filter that leaves only theirs. */
  readonly of: { readonly run: string[] } | { readonly user: string[] };
}

const MOST = 10;

/** Problems that a run or a user met, the latest first; nothing when they met none. */
export function ProblemsOf({ title, of }: ProblemsOfProps) {
  const { zone } = useFilters();
  const found = useQuery(ask('/api/v1/problems', { ...of, period: 'all', limit: MOST })).data;
  return found === undefined || found.rows.length === 0 ? null : (
    <Section
      title={title}
      tools={
        <Link className={classes.note} to="/problems" search={{ ...of, period: 'all' }}>
          All {found.total}
        </Link>
      }
    >
      <ul className={classes.list}>
        {found.rows.map((row) => (
          <li key={row.id}>
            <ProblemLink id={row.id}>{row.title}</ProblemLink>
            <span>{counted(row.events, 'errors')}</span>
            <time title={exactUtc(row.last_in_period)}>{moment(row.last_in_period, zone)}</time>
          </li>
        ))}
      </ul>
    </Section>
  );
}
