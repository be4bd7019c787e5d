import { useId, type ReactNode } from 'react';
import { exact } from '../format/numbers';
import { partsOf, type Slice } from './parts';
import classes from './Share.module.css';

const RADIUS = 15.9155;
/** So that neighbours of like colour are told apart. */
const GAP = 0.6;

interface ShareProps {
  /** What is shown: `Runs by status`. */
  readonly title: string;
  /** What is counted, in the plural. */
  readonly unit: string;
  readonly slices: readonly Slice[];
  /** The same in words, beside the ring: the table that it is drawn from. */
  readonly children: ReactNode;
}

/** Parts of a whole as a ring, its sum in the middle. The table beside it is its text alternative. */
export function Share({ title, unit, slices, children }: ShareProps) {
  const headingId = useId();
  const total = slices.reduce((sum, { value }) => sum + value, 0);
  return (
    <section className={classes.share} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.title}>
        {title}
      </h2>
      <div className={classes.body}>
        <svg className={classes.ring} viewBox="0 0 42 42" role="img" aria-label={`${title}, as a ring`}>
          {partsOf(slices).map(({ key, name, color, value, from, length }) => (
            <circle
              key={key}
              cx="21"
              cy="21"
              r={RADIUS}
              stroke={color}
              strokeDasharray={`${String(Math.max(length - (slices.length > 1 ? GAP : 0), 0.2))} 100`}
              // Begins at twelve o'clock.
              transform={`rotate(${String(from * 3.6 - 90)} 21 21)`}
            >
              <title>{`${name}: ${exact(value)} of ${exact(total)} ${unit}, ${length.toFixed(1)} %`}</title>
            </circle>
          ))}
          <text x="21" y="21.5" className={classes.sum}>
            {exact(total)}
          </text>
          <text x="21" y="26" className={classes.unit}>
            {unit}
          </text>
        </svg>
        <div className={classes.table}>{children}</div>
      </div>
    </section>
  );
}
