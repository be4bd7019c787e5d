import type { ProblemRow } from '../../api/schema';
import type { ListName } from '../../app/filters/search';
import type { CellValue, DataColumn } from '../../widgets/DataTable/types';
import { duration, exactDuration } from '../../widgets/format/durations';
import { exact, number as short } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { ProblemLink } from './ProblemLink';
import classes from './Problems.module.css';
import { ProblemSpark } from './ProblemSpark';
import { ProblemState } from './ProblemState';
import { agentsText, usersText, versionsText } from './problemText';

/** Columns that are shown at first. */
export const STANDARD_COLUMNS = [
  'type',
  'title',
  'state',
  'user',
  'agent',
  'last',
  'duration',
  'events',
  'trend',
  'first',
  'versions',
  'actions',
] as const;

export const STANDARD_SORT = 'attention';

/** The columns of the table of problems. */
export function problemColumns(zone: string): DataColumn<ProblemRow>[] {
  return [
    values('type', 'Type', 82, 'type', ({ type }) => text(type), 'type'),
    TITLE,
    {
      ...values('state', 'State', 124, 'state', ({ state }) => text(state), 'state'),
      content: ({ state, is_new }) => <ProblemState state={state} isNew={is_new} />,
    },
    values('user', 'Users', 120, 'user', userOf, 'users'),
    values('agent', 'Agent', 104, 'agent', agentOf, 'agents'),
    time('last', 'Date', 'last_seen', ({ last_seen }) => last_seen, zone),
    number('duration', 'Duration', 120, durationOf),
    number('events', 'Events', 76, ({ events }) => ({ text: short(events), exact: exact(events) })),
    TREND,
    time('first', 'First seen', 'first_seen', ({ first_seen }) => first_seen, zone),
    values('versions', 'Versions', 110, 'version', versionOf),
    ACTIONS,
    values('assignee', 'Assignee', 104, 'assignee', ({ assignee }) => text(assignee), 'assignee'),
    values('package', 'Package', 104, 'package', (row) => text(row.package)),
    values('class', 'Class', 140, 'class', (row) => text(row.class)),
    values('org', 'Org', 92, 'org', ({ org }) => text(org)),
  ];
}

const TITLE: DataColumn<ProblemRow> = {
  id: 'title',
  title: 'Message',
  width: 320,
  sort: 'title',
  value: ({ title, message }) => ({ text: title, exact: message === title ? undefined : message }),
  content: ({ id, title }) => (
    <ProblemLink id={id} isInCell>
      {title}
    </ProblemLink>
  ),
};

const TREND: DataColumn<ProblemRow> = {
  id: 'trend',
  title: 'Trend',
  width: 104,
  value: ({ trend }) => ({ text: (trend ?? []).join(' ') || null }),
  content: ({ trend }) => <ProblemSpark trend={trend ?? []} />,
};

const ACTIONS: DataColumn<ProblemRow> = {
  id: 'actions',
  title: 'Actions',
  width: 156,
  value: () => ({ text: 'Show log, Show config' }),
  content: ({ id }) => (
    <span className={classes.actions}>
      <ProblemLink id={id} hash="log" isInCell>
        Show log
      </ProblemLink>
      <ProblemLink id={id} hash="config" isInCell>
        Show config
      </ProblemLink>
    </span>
  ),
};

function userOf(row: ProblemRow): CellValue {
  return { text: usersText(row), exact: row.user_id, filter: row.user_id || undefined };
}

function agentOf(row: ProblemRow): CellValue {
  return { text: agentsText(row), filter: row.agent || undefined };
}

function versionOf({ versions }: ProblemRow): CellValue {
  return { text: versionsText(versions), exact: versions.join(', '), filter: versions[0] };
}

function durationOf({ duration_ms: ms, duration_kind: kind }: ProblemRow): CellValue {
  return {
    text: `${duration(ms)} ${kind === 'run' ? 'run' : 'in all'}`,
    exact: `${exactDuration(ms)}, ${kind === 'run' ? 'the run that failed last' : 'from the first to the last'}`,
  };
}

function number(id: string, title: string, width: number, value: Read): DataColumn<ProblemRow> {
  return { id, title, width, isNumber: true, sort: id, isLargeFirst: true, value };
}

function text(value: string): CellValue {
  return { text: value || null, filter: value || undefined };
}

type Read = (row: ProblemRow) => CellValue;

function values(
  id: string,
  title: string,
  width: number,
  name: ListName,
  value: Read,
  sort?: string,
): DataColumn<ProblemRow> {
  return { id, title, width, filter: { kind: 'values', name }, value, ...(sort === undefined ? {} : { sort }) };
}

function time(
  id: string,
  title: string,
  sort: string,
  of: (row: ProblemRow) => string,
  zone: string,
): DataColumn<ProblemRow> {
  return {
    id,
    title,
    width: 160,
    sort,
    isLargeFirst: true,
    value: (row) => ({ text: moment(of(row), zone), exact: exactUtc(of(row)) }),
  };
}
