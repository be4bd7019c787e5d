import { useQuery } from '@tanstack/react-query';
import { address, type Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { RunFiguresAnswer, RunShare, RunStatisticsAnswer } from '../../api/schema';
import { useTokens } from '../../app/theme/useTokens';
import table from '../../widgets/DataTable/DataTable.module.css';
import { exactDuration } from '../../widgets/format/durations';
import { distinctColors } from '../../widgets/format/colors';
import { exact, number } from '../../widgets/format/numbers';
import { withRest, type Slice } from '../../widgets/Share/parts';
import { Definition } from '../../widgets/Figure/Definition';
import { Share } from '../../widgets/Share/Share';
import { Answer } from '../../widgets/states/Answer';
import { DEFINITIONS } from './definitions';
import { EmptyRuns } from './EmptyRuns';
import classes from './Runs.module.css';
import { lookOf } from './statusLook';
import { shareText, timeText } from './runText';
import { SharesTable } from './SharesTable';
import { useRunsLive } from './useRunsLive';

const ROUTE = '/api/v1/runs/statistics';
const HEIGHT = 420;
const SLICES = 8;

/** Runs in numbers: by status, user, agent and machine, and how long they take. */
export function RunStatistics({ params }: { readonly params: Params }) {
  const question = ask(ROUTE, params);
  const statistics = useQuery(question);
  useRunsLive();
  return (
    <Answer query={statistics} queryKey={question.queryKey} height={HEIGHT}>
      {(answer) =>
        answer.matching.runs === 0 ? (
          <EmptyRuns all={answer.all.runs} />
        ) : (
          <div className={classes.statistics}>
            <Times figures={answer.matching} csv={address(ROUTE, { ...params, format: 'csv' })} />
            <Shares answer={answer} />
          </div>
        )
      }
    </Answer>
  );
}

function Times({ figures, csv }: { readonly figures: RunFiguresAnswer; readonly csv: string }) {
  const rows = [
    ['Runs', number(figures.runs), exact(figures.runs)],
    ['Running now', number(figures.running), exact(figures.running)],
    ['Failed', number(figures.failed), exact(figures.failed)],
    ['Error rate', shareText(figures.error_rate), 'failed runs of all that match'],
    ['Average run time', timeText(figures.average_runtime_ms), msText(figures.average_runtime_ms)],
    ['Median run time', timeText(figures.median_runtime_ms), msText(figures.median_runtime_ms)],
    ['95th percentile', timeText(figures.p95_runtime_ms), msText(figures.p95_runtime_ms)],
  ] as const;
  return (
    <div className={classes.times}>
      <dl>
        {rows.map(([name, value, hint]) => (
          <div key={name} title={hint}>
            <dt>
              {name}
              <Definition title={name} definition={DEFINITIONS[name]} note={hint} />
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <a className={table.tool} href={csv} download>
        CSV
      </a>
    </div>
  );
}

function msText(ms: number | null | undefined): string {
  return ms == null ? 'No run has ended' : `${exactDuration(Math.round(ms))}, over runs that ended`;
}

function Shares({ answer }: { readonly answer: RunStatisticsAnswer }) {
  const t = useTokens();
  const statusColor = ({ key }: RunShare) => t[lookOf(key).color];
  // Neighbours in a ring are told apart; what is too little for a slice of its own has the colour of the rest.
  const ownColors = (shares: readonly RunShare[]) => {
    const colors = distinctColors(
      shares.slice(0, SLICES).flatMap(({ key }) => (key === '' ? [] : [key])),
      t.scheme,
      false,
    );
    return ({ key }: RunShare) => colors.get(key) ?? t.faint;
  };
  const userColor = ownColors(answer.by_user);
  const nameColor = ownColors(answer.by_name);
  const agentColor = ownColors(answer.by_agent);
  const slices = (shares: readonly RunShare[], color: (share: RunShare) => string): Slice[] =>
    withRest(
      shares.map((s) => ({ key: s.key, name: s.name || s.key || 'not told', value: s.runs, color: color(s) })),
      SLICES,
      answer.matching.runs,
      t.faint,
    );
  return (
    <div className={classes.shares}>
      <Share title="Runs by status" unit="runs" slices={slices(answer.by_status, statusColor)}>
        <SharesTable title="Status" filter="status" shares={answer.by_status} color={statusColor} />
      </Share>
      <Share title="Runs by user" unit="runs" slices={slices(answer.by_user, userColor)}>
        <SharesTable title="User" filter="user" shares={answer.by_user} color={userColor} />
      </Share>
      <Share title="Runs by agent" unit="runs" slices={slices(answer.by_name, nameColor)}>
        <SharesTable title="Agent" filter="name" shares={answer.by_name} color={nameColor} />
      </Share>
      <Share title="Runs by machine" unit="runs" slices={slices(answer.by_agent, agentColor)}>
        <SharesTable title="Machine" filter="agent" shares={answer.by_agent} color={agentColor} />
      </Share>
    </div>
  );
}
