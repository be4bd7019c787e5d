import type { ProblemAct } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { exactUtc, moment } from '../../widgets/format/times';
import classes from './Problems.module.css';
import { actText } from './problemText';
import { Section } from './Section';

/** What people did with it and said about it, the latest first. */
export function ProblemHistory({ history }: { readonly history: readonly ProblemAct[] }) {
  const { zone } = useFilters();
  return (
    <Section title="History">
      {history.length === 0 ? (
        <p className={classes.none}>Nobody did anything about it yet.</p>
      ) : (
        <ol className={classes.history}>
          {history.map((act) => (
            <li key={act.id} data-undone={act.is_undone || undefined}>
              <span>
                <strong>{act.account || 'Footfall'}</strong> {actText(act)}
                {act.is_undone && ' (undone)'}
              </span>
              <time title={exactUtc(act.at)}>{moment(act.at, zone)}</time>
              {act.comment !== '' && <p className={classes.message}>{act.comment}</p>}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
