import { useViewportSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import { useFilters } from '../../app/filters/useFilters';
import { useTokens } from '../../app/theme/useTokens';
import { ChoiceButton } from '../../widgets/ChoiceButton/ChoiceButton';
import { TimeSeries } from '../../widgets/TimeSeries/TimeSeries';
import { EmptyRuns } from './EmptyRuns';
import { BUCKETS, bucketOf } from './runParams';
import classes from './Runs.module.css';
import { useRunsLive } from './useRunsLive';

/** What stands above and below the chart. */
const REST = 320;
const NARROW = 760;
const LEAST = 260;
const MOST = 620;

/** When runs began and what became of them, failed ones on top. */
export function RunTimeline({ params }: { readonly params: Params }) {
  const { search, change } = useFilters();
  const t = useTokens();
  const { width, height } = useViewportSize();
  const bucket = bucketOf(search);
  // The figures above ask the same.
  const all = useQuery(ask('/api/v1/runs/statistics', params)).data?.all.runs;
  useRunsLive();
  return (
    <div className={classes.timeline}>
      <TimeSeries
        title="Runs over time"
        counts="runs by when they began and what became of them,"
        route="/api/v1/runs/timeline"
        params={{ ...params, bucket: bucket === 'auto' ? undefined : bucket }}
        unit="runs"
        kind="bars"
        series={[
          { key: 'finished', name: 'finished', color: t.better },
          { key: 'running', name: 'running', color: t.running },
          { key: 'awaiting', name: 'awaiting', color: t.warning },
          { key: 'starting', name: 'starting', color: t.second },
          { key: 'other', name: 'other', color: t.faint },
          { key: 'error', name: 'error', color: t.worse },
        ]}
        height={width < NARROW ? LEAST : Math.min(MOST, Math.max(LEAST, height - REST))}
        empty={<EmptyRuns all={all} />}
      />
      <div className={classes.tools}>
        <ChoiceButton
          label="Width of a bar"
          text={`Width: ${(BUCKETS.find(([value]) => value === bucket)?.[1] ?? 'Automatic').toLowerCase()}`}
          choices={BUCKETS}
          chosen={[bucket]}
          onChoose={(value) => {
            void change({ bucket: value === 'auto' ? undefined : value });
          }}
        />
        <span className={classes.note}>Drag over the bars to make that time the period.</span>
      </div>
    </div>
  );
}
