import type { ProblemPlaceRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { counted } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import classes from './Problems.module.css';
import { Section } from './Section';

const PARTS = [
  ['version', 'Versions'],
  ['agent', 'Agents'],
  ['package', 'Packages'],
  ['function', 'Functions'],
  ['client', 'Clients'],
  ['os', 'Systems'],
  ['org', 'Orgs'],
] as const;

/** Where it happens: versions, agents, clients and the like. */
export function ProblemPlaces({ places }: { readonly places: readonly ProblemPlaceRow[] }) {
  const { zone } = useFilters();
  const shown = PARTS.map(([part, title]) => [title, places.filter((place) => place.part === part)] as const);
  return (
    <Section title="Where it happens">
      {shown
        .filter(([, rows]) => rows.length > 0)
        .map(([title, rows]) => (
          <div key={title}>
            <h3 className={classes.part}>{title}</h3>
            <ul className={classes.list}>
              {rows.map((row) => (
                <li key={row.value}>
                  <span>{row.value}</span>
                  <span>{counted(row.events, 'errors')}</span>
                  <time title={`first ${exactUtc(row.first_seen)}`}>since {moment(row.first_seen, zone)}</time>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </Section>
  );
}
