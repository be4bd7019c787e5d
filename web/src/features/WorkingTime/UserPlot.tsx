import { useMemo } from 'react';
import type { WorkSeriesAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { useTokens } from '../../app/theme/useTokens';
import type { PictureSlot } from '../../widgets/ChartFrame/Picture';
import { TimePlot } from '../../widgets/TimeSeries/TimePlot';
import { UserLegend } from './UserLegend';
import { linesOf, timeAnswerOf, withUser } from './userSeries';

interface UserPlotProps {
  readonly answer: WorkSeriesAnswer;
  /** Of the isolated user alone. */
  readonly own: WorkSeriesAnswer | undefined;
  readonly only: string | undefined;
  readonly height: number;
  readonly pictureRef: PictureSlot;
}

/** The lines and their legend. */
export function UserPlot({ answer, own, only, height, pictureRef }: UserPlotProps) {
  const { zone, change } = useFilters();
  const tokens = useTokens();
  const all = useMemo(() => withUser(answer, own), [answer, own]);
  const rows = useMemo(() => timeAnswerOf(all), [all]);
  const lines = linesOf(all, tokens.scheme, tokens.faint, only);
  const isolate = (user: string | undefined) => {
    void change({ only: user === only ? undefined : user, show: undefined });
  };
  return (
    <>
      <UserLegend lines={lines} only={only} onIsolate={isolate} />
      <TimePlot
        title="User activity"
        chart={{
          answer: rows,
          series: lines.filter(({ user }) => only === undefined || user === only),
          kind: 'line',
          unit: 'events',
          zone,
          tokens,
          showsMean: false,
        }}
        height={height}
        pictureRef={pictureRef}
        onLine={(key) => {
          isolate(lines.find((line) => line.key === key)?.user);
        }}
      />
    </>
  );
}
