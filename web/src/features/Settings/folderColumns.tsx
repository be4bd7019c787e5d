import type { FolderAnswer } from '../../api/schema';
import { bytes } from '../../widgets/format/bytes';
import { exact } from '../../widgets/format/numbers';
import { modeWords, type SkippedRow } from './connectors';
import type { ListColumn } from './list';
import classes from './Settings.module.css';
import { Time } from './Time';

export interface FolderActions {
  readonly onRead: (folder: FolderAnswer) => void;
  readonly onRemove: (folder: FolderAnswer) => void;
}

/** Columns of the table of folders; without actions for who may only look. */
export function folderColumns(actions: FolderActions | null): readonly ListColumn<FolderAnswer>[] {
  return [
    { key: 'path', title: 'Folder', by: (row) => row.path, cell: (row) => row.path },
    { key: 'org', title: 'Org', by: (row) => row.org, cell: (row) => row.org ?? '–' },
    {
      key: 'mode',
      title: 'State',
      by: (row) => row.mode,
      cell: (row) => (
        <span className={row.trouble == null ? undefined : classes.worse} title={row.trouble ?? undefined}>
          {modeWords(row)}
        </span>
      ),
    },
    count('executions', 'Executions', (row) => row.executions),
    count('read', 'Taken in', (row) => row.read),
    count('skipped', 'Skipped', (row) => row.skipped),
    count('rows', 'Events', (row) => row.rows),
    count('users', 'Users', (row) => row.users),
    {
      key: 'last',
      title: 'Last read',
      words: 'When something new was last taken in since the server started',
      by: (row) => row.last_read,
      cell: (row) => <Time time={row.last_read} none="–" />,
    },
    ...(actions === null ? [] : [actionColumn(actions)]),
  ];
}

function count(key: string, title: string, of: (row: FolderAnswer) => number): ListColumn<FolderAnswer> {
  return { key, title, isNumber: true, by: of, cell: (row) => exact(of(row)) };
}

function actionColumn({ onRead, onRemove }: FolderActions): ListColumn<FolderAnswer> {
  return {
    key: 'actions',
    title: '',
    cell: (row) => (
      <span className={classes.actions}>
        <button
          type="button"
          className={classes.action}
          onClick={() => {
            onRead(row);
          }}
        >
          Read again<span className="visually-hidden"> {row.path}</span>
        </button>
        {row.origin === 'added' && (
          <button
            type="button"
            className={classes.action}
            data-danger
            onClick={() => {
              onRemove(row);
            }}
          >
            Remove<span className="visually-hidden"> {row.path}</span>
          </button>
        )}
      </span>
    ),
  };
}

/** Columns of the table of executions that cannot be read. */
export const skippedColumns: readonly ListColumn<SkippedRow>[] = [
  { key: 'execution', title: 'Execution', by: (row) => row.execution, cell: (row) => row.execution },
  { key: 'user', title: 'User', by: (row) => row.user, cell: (row) => row.user },
  {
    key: 'reason',
    title: 'Why',
    by: (row) => row.message,
    cell: (row) => <span className={classes.wide}>{row.message}</span>,
  },
  { key: 'advice', title: 'What to do', cell: (row) => <span className={classes.wide}>{row.advice}</span> },
  {
    key: 'size',
    title: 'Size',
    isNumber: true,
    by: (row) => row.size,
    cell: (row) => (row.size == null ? '–' : bytes(row.size)),
  },
  { key: 'changed', title: 'Changed', by: (row) => row.changed, cell: (row) => <Time time={row.changed} none="–" /> },
  { key: 'folder', title: 'Folder', by: (row) => row.folder, cell: (row) => row.folder },
];
