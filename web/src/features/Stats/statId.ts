/** A number of the statistics, or a part of one, as the context panel selects it: `tasks.failed_by_type:pipeline`. */
export interface StatId {
  readonly category: string;
  readonly metric: string;
  /** Key of the part; undefined for all of it. */
  readonly part?: string | undefined;
}

export function statIdText({ category, metric, part }: StatId): string {
  return `${category}.${metric}${part === undefined ? '' : `:${part}`}`;
}

export function readStat(text: string): StatId {
  const colon = text.indexOf(':');
  const [name, part] = colon < 0 ? [text, undefined] : [text.slice(0, colon), text.slice(colon + 1)];
  const [category = '', metric = ''] = name.split('.');
  return { category, metric, part };
}
