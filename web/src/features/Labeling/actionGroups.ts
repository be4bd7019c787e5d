/** What actions are counted by, as the API names it, and for people. */
export const ACTION_GROUPS = [
  ['action', 'By type'],
  ['user,action', 'By member and type'],
  ['job,action', 'By job and type'],
  ['user,job', 'By member and job'],
  ['user,job,action', 'By member, job and type'],
] as const;

export type ActionGroups = (typeof ACTION_GROUPS)[number][0];

/** The groups that an address names; types alone when it names none that is known. */
export function actionGroups(text: string | undefined): ActionGroups {
  return ACTION_GROUPS.find(([value]) => value === text)?.[0] ?? 'action';
}

/** An action as people say it: `create_figure` is create figure. */
export function actionName(action: string): string {
  return action.replaceAll('_', ' ');
}
