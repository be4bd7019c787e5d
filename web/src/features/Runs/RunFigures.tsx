import { useQuery } from '@tanstack/react-query';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { RunTimelineAnswer } from '../../api/schema';
import { bucketWidth, exactDuration } from '../../widgets/format/durations';
import { exact, number } from '../../widgets/format/numbers';
import { Definition } from '../../widgets/Figure/Definition';
import { Answer } from '../../widgets/states/Answer';
import { DEFINITIONS, type RunFigure } from './definitions';
import { shareText, timeText } from './runText';
import classes from './Runs.module.css';

const HEIGHT = 58;
const GAP = 0.16;

/** How many match and how many there are, how many run, fail, and how long they take; and how they are spread. */
export function RunFigures({ params }: { readonly params: Params }) {
  const question = ask('/api/v1/runs/statistics', params);
  const statistics = useQuery(question);
  return (
    <div className={classes.figures}>
      <Answer query={statistics} queryKey={question.queryKey} height={HEIGHT}>
        {({ matching, all }) => (
          <dl className={classes.numbers}>
            <Number name="Runs" value={number(matching.runs)} of={number(all.runs)} hint={exact(matching.runs)} />
            <Number name="Running now" value={number(matching.running)} of={number(all.running)} />
            <Number
              name="Error rate"
              value={shareText(matching.error_rate)}
              of={shareText(all.error_rate)}
              hint={`${exact(matching.failed)} of ${exact(matching.runs)} runs failed: status error, or an error told`}
            />
            <Number
              name="Average run time"
              value={timeText(matching.average_runtime_ms)}
              of={timeText(all.average_runtime_ms)}
              hint={matching.average_runtime_ms == null ? undefined : exactDuration(matching.average_runtime_ms)}
            />
          </dl>
        )}
      </Answer>
      <Spread params={params} />
    </div>
  );
}

interface NumberProps {
  readonly name: RunFigure;
  readonly value: string;
  /** The same over all runs of the period. */
  readonly of: string;
  readonly hint?: string | undefined;
}

function Number({ name, value, of, hint }: NumberProps) {
  return (
    <div className={classes.number} title={hint}>
      <dt>
        {name}
        <Definition title={name} definition={DEFINITIONS[name]} note={hint} />
      </dt>
      <dd>
        <strong>{value}</strong>
        <span title="of all runs in the period">
          <span aria-hidden="true">/ </span>
          <span className="visually-hidden">, over all runs of the period </span>
          {of}
        </span>
      </dd>
    </div>
  );
}

function Spread({ params }: { readonly params: Params }) {
  const question = ask('/api/v1/runs/timeline', params);
  const timeline = useQuery(question);
  return (
    <Answer query={timeline} queryKey={question.queryKey} height={HEIGHT}>
      {(answer) => <Spark answer={answer} />}
    </Answer>
  );
}

/** Runs over time, small: only how they are spread, failed ones on top. */
function Spark({ answer: { rows, bucket_seconds } }: { readonly answer: RunTimelineAnswer }) {
  const most = Math.max(1, ...rows.map(({ total }) => total));
  const title = `Runs per ${bucketWidth(bucket_seconds)}`;
  return (
    <figure className={classes.spread}>
      <figcaption>{title}</figcaption>
      <svg
        viewBox={`0 0 ${String(Math.max(1, rows.length))} 1`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${title}, at most ${exact(most)}`}
      >
        {rows.map(({ time, total, error }, i) => (
          <g key={time}>
            <rect x={i + GAP / 2} width={1 - GAP} y={1 - (total - error) / most} height={(total - error) / most} />
            <rect
              className={classes.failed}
              x={i + GAP / 2}
              width={1 - GAP}
              y={1 - total / most}
              height={error / most}
            />
          </g>
        ))}
      </svg>
    </figure>
  );
}
