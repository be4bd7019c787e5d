import type { ProblemRow } from '../../api/schema';

/** Who met it: one by name, several by number. */
export function usersText({ users, user_name }: Pick<ProblemRow, 'users' | 'user_name'>): string | null {
  return users > 1 ? `${String(users)} users` : user_name || null;
}

/** Where it happened: one agent by name, several by number. */
export function agentsText({ agents, agent }: Pick<ProblemRow, 'agents' | 'agent'>): string | null {
  return agents > 1 ? `${String(agents)} agents` : agent || null;
}

/** The newest version, and how many others there are. */
export function versionsText(versions: readonly string[]): string | null {
  const [newest, ...others] = versions;
  return newest === undefined ? null : others.length === 0 ? newest : `${newest} + ${String(others.length)}`;
}

const VERBS: Readonly<Record<string, string>> = {
  resolve: 'resolved it',
  reopen: 'opened it again',
  ignore: 'ignores it',
  snooze: 'snoozed it',
  assign: 'assigned it',
  comment: 'said',
  merge: 'merged it',
  split: 'split it',
  undo: 'undid',
  regroup: 'kept how it stood: errors are grouped by other rules',
};

interface Act {
  readonly action: string;
  readonly version: string;
  readonly assignee: string;
  readonly details: string;
  readonly events?: number | null;
}

/** What somebody did, in words. */
export function actText({ action, version, assignee, details, events }: Act): string {
  const verb = VERBS[action] ?? action;
  switch (action) {
    case 'resolve':
      return version === '' ? verb : `${verb} in ${version}`;
    case 'assign':
      return assignee === '' ? 'took the assignee off' : `${verb} to ${assignee}`;
    case 'snooze':
      return events == null ? verb : `${verb} until it happens ${String(events)} times more`;
    case 'merge':
    case 'split':
    case 'undo':
      return `${verb}: ${details}`;
    case 'regroup':
      return details === '' ? verb : `made it ${details}: errors are grouped by other rules`;
    default:
      return verb;
  }
}
