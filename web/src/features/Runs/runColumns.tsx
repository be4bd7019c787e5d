import type { RunRow } from '../../api/schema';
import type { ListName } from '../../app/filters/search';
import type { CellValue, DataColumn } from '../../widgets/DataTable/types';
import { duration, exactDuration } from '../../widgets/format/durations';
import { exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { FilesButton } from './FilesButton';
import { RunLink } from './RunLink';
import classes from './Runs.module.css';
import { StatusSign } from './RunStatus';
import { beganAt, shortId } from './runText';

/** Columns that are shown at first. */
export const STANDARD_COLUMNS = [
  'name',
  'run',
  'user',
  'status',
  'started',
  'runtime',
  'files',
  'machine',
  'type',
  'attempt',
  'open',
] as const;

export const STANDARD_SORT = '-started';

/** The columns of the table of runs. */
export function runColumns(zone: string, onFiles: (run: RunRow) => void): DataColumn<RunRow>[] {
  return [
    values('name', 'Agent', 136, 'name', ({ name }) => text(name)),
    {
      id: 'run',
      title: 'Run',
      width: 120,
      sort: 'run_id',
      value: ({ run_id }) => ({ text: shortId(run_id), exact: run_id }),
      content: ({ run_id }) => (
        <RunLink id={run_id} className={classes.id} isInCell>
          {shortId(run_id)}
        </RunLink>
      ),
    },
    values('user', 'User', 112, 'user', (run) => ({
      text: run.user_name || null,
      exact: run.user_id,
      filter: run.user_id || undefined,
    })),
    {
      ...values('status', 'Status', 108, 'status', ({ shown }) => text(shown)),
      mark: ({ shown }) => <StatusSign status={shown} />,
    },
    time('started', 'Started', beganAt, zone),
    number('runtime', 'Run time', 108, ({ runtime_ms: ms }) =>
      ms == null ? { text: null } : { text: duration(ms), exact: exactDuration(ms) },
    ),
    files(onFiles),
    values('machine', 'Machine', 112, 'agent', ({ agent }) => text(agent)),
    values('type', 'Type', 84, 'type', ({ type }) => text(type)),
    number('attempt', 'Attempt', 82, ({ attempt }) => ({ text: exact(attempt) })),
    {
      id: 'open',
      title: 'Action',
      width: 70,
      value: () => ({ text: 'Open' }),
      content: ({ run_id }) => (
        <RunLink id={run_id} isInCell>
          Open
        </RunLink>
      ),
    },
    time('ended', 'Ended', ({ ended }) => ended ?? null, zone),
    { id: 'org', title: 'Org', width: 92, filter: { kind: 'values', name: 'org' }, value: ({ org }) => text(org) },
    { id: 'error', title: 'Error', width: 260, value: ({ error }) => ({ text: error || null }) },
  ];
}

function text(value: string): CellValue {
  return { text: value || null, filter: value || undefined };
}

type Read = (run: RunRow) => CellValue;

function values(id: string, title: string, width: number, name: ListName, value: Read): DataColumn<RunRow> {
  return { id, title, width, sort: name, filter: { kind: 'values', name }, value };
}

function number(id: string, title: string, width: number, value: Read): DataColumn<RunRow> {
  return { id, title, width, isNumber: true, sort: id, isLargeFirst: true, value };
}

function time(id: string, title: string, of: (run: RunRow) => string | null, zone: string): DataColumn<RunRow> {
  return {
    id,
    title,
    width: 172,
    sort: id,
    isLargeFirst: true,
    value: (run) => {
      const at = of(run);
      return at === null ? { text: null } : { text: moment(at, zone), exact: exactUtc(at) };
    },
  };
}

function files(onFiles: (run: RunRow) => void): DataColumn<RunRow> {
  return {
    id: 'files',
    title: 'Files',
    width: 80,
    isNumber: true,
    sort: 'uploads',
    isLargeFirst: true,
    value: ({ uploads, downloads }) =>
      uploads + downloads === 0 ? { text: null } : { text: `↑${String(uploads)} ↓${String(downloads)}` },
    content: (run) => (
      <FilesButton
        run={run}
        onOpen={() => {
          onFiles(run);
        }}
      />
    ),
  };
}
