import { useQuery } from '@tanstack/react-query';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { ActivityAnswer } from '../../api/schema';
import { bucketWidth } from '../../widgets/format/durations';
import { exact } from '../../widgets/format/numbers';
import { Answer } from '../../widgets/states/Answer';
import classes from './Selection.module.css';

const HEIGHT = 64;
const GAP = 0.25;

/** Events over time, small: only how they are spread. */
export function ActivitySpark({ params }: { readonly params: Params }) {
  const question = ask('/api/v1/events/activity', params);
  const activity = useQuery(question);
  return (
    <Answer query={activity} queryKey={question.queryKey} height={HEIGHT}>
      {(answer) => <Spark answer={answer} />}
    </Answer>
  );
}

function Spark({ answer }: { readonly answer: ActivityAnswer }) {
  const { rows, bucket_seconds } = answer;
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const label = `Events per ${bucketWidth(bucket_seconds)}: at most ${exact(most)}, ${exact(total)} in all`;
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${String(rows.length)} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      {rows.map(({ time, count }, i) => (
        <rect key={time} x={i + GAP / 2} width={1 - GAP} y={1 - count / most} height={count / most} />
      ))}
    </svg>
  );
}
