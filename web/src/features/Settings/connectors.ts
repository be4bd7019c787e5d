import type { FolderAnswer, SkippedEntry } from '../../api/schema';
import { bytes } from '../../widgets/format/bytes';
import { counted, exact } from '../../widgets/format/numbers';

/** What a folder's mode means. */
const MODES: Readonly<Record<string, string>> = {
  reading: 'Reading',
  watching: 'Watching: the system tells of changes',
  polling: 'Looking every second',
  missing: 'Not there',
  idle: 'Read once',
};

export function modeWords(folder: FolderAnswer): string {
  const words = MODES[folder.mode] ?? folder.mode;
  return folder.mode === 'reading' && folder.waiting > 0 ? `${words}, ${exact(folder.waiting)} to go` : words;
}

/** One skipped execution with the folder that it lies in. */
export interface SkippedRow extends SkippedEntry {
  readonly folder: string;
}

export function skippedRows(folders: readonly FolderAnswer[]): SkippedRow[] {
  return folders.flatMap((folder) => folder.skipped_executions.map((entry) => ({ ...entry, folder: folder.path })));
}

/** A question that somebody has who misses something, with the answer for a folder as it is now. */
export interface Answered {
  readonly question: string;
  readonly answer: string;
  readonly isWell: boolean;
}

/** The lines of Kodosumi's own page of troubleshooting, answered. */
export function answersOf(folder: FolderAnswer): Answered[] {
  const slowest = folder.slowest[0];
  const isSlow = folder.is_slow && slowest !== undefined;
  return [
    {
      question: 'Is the folder seen?',
      answer: folder.trouble ?? `Yes. ${modeWords(folder)}.`,
      isWell: folder.mode !== 'missing' && folder.trouble == null,
    },
    {
      question: 'Are there executions?',
      answer: `${counted(folder.executions, 'folders')} of executions, ${exact(folder.archived)} of them deleted in Kodosumi.`,
      isWell: folder.executions > 0,
    },
    {
      question: 'Do they have databases?',
      answer: `${exact(folder.databases)} have sqlite3.db, ${exact(folder.without_database)} have none.`,
      isWell: folder.databases > 0 || folder.executions === folder.archived,
    },
    {
      question: 'Can all of them be read?',
      answer:
        folder.reasons.length === 0 ? 'Yes.' : folder.reasons.map((r) => `${exact(r.count)}: ${r.message}`).join(' '),
      isWell: folder.skipped === 0,
    },
    {
      question: 'Are the users known by name?',
      answer: folder.users_trouble ?? `${counted(folder.users, 'users')} in admin.db.`,
      isWell: folder.users_trouble == null && folder.users > 0,
    },
    {
      question: 'Is it slow?',
      answer: isSlow
        ? `${slowest.user}/${slowest.execution} with ${bytes(slowest.size)} took ${exact(Math.round(slowest.milliseconds))} ms to read.`
        : speedWords(folder),
      isWell: !isSlow,
    },
    {
      question: 'Who may see the runs?',
      answer:
        folder.org == null
          ? 'Administrators, analysts, and each user their own. With an org, its managers do, too.'
          : `Administrators, analysts, managers of ${folder.org}, and each user their own. Accounts of Kodosumi do not sign in here.`,
      isWell: true,
    },
  ];
}

function speedWords(folder: FolderAnswer): string {
  const look =
    folder.sweep_milliseconds == null
      ? ''
      : ` A look at everything takes ${exact(Math.ceil(folder.sweep_milliseconds))} ms.`;
  const speed =
    folder.executions_per_second == null
      ? ''
      : ` ${exact(folder.executions_per_second)} executions were taken in a second.`;
  return `No.${look}${speed}`;
}
