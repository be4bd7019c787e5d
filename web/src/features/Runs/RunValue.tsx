import { useId } from 'react';
import type { RunRecord } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { counted } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { JsonTree } from '../../widgets/JsonTree/JsonTree';
import classes from './Runs.module.css';
import { jsonText } from './runText';

interface RunValueProps {
  readonly title: string;
  readonly note?: string;
  readonly value: unknown;
  /** Said where there is none; the section is left out when it is not given. */
  readonly none?: string;
}

/** What a run was given, or returned, as a tree that folds. */
export function RunValue({ title, note, value, none }: RunValueProps) {
  const headingId = useId();
  if (value == null && none === undefined) {
    return null;
  }

  return (
    <section className={classes.section} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.title}>
        {title} {note !== undefined && <span className={classes.note}>{note}</span>}
      </h2>
      {value == null ? <p className={classes.none}>{none}</p> : <JsonTree text={jsonText(value)} label={title} />}
    </section>
  );
}

/** What a run told on the way, one after the other; nothing when it told nothing. */
export function RunRecords({ title, records }: { readonly title: string; readonly records: readonly RunRecord[] }) {
  const headingId = useId();
  const { zone } = useFilters();
  return records.length === 0 ? null : (
    <section className={classes.section} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.title}>
        {title} <span className={classes.note}>{counted(records.length, 'records')}</span>
      </h2>
      <ol className={classes.records}>
        {records.map(({ time, value }, i) => (
          <li key={`${time} ${String(i)}`}>
            <time className={classes.note} title={exactUtc(time)}>
              {moment(time, zone)}
            </time>
            <JsonTree text={jsonText(value ?? null)} label={`${title} ${String(i + 1)}`} />
          </li>
        ))}
      </ol>
    </section>
  );
}
