import type { NameEntry } from '../../api/schema';
import type { Choice } from '../ChoiceList/ChoiceList';

/** What the server calls the package of events that have none (semantics 5.2). */
export const NO_PACKAGE = 'Core';

export type NamedKind = 'org' | 'user' | 'group' | 'package' | 'project' | 'job';

/** What goes into the address: an org's short name, which reads better than its id and means the same; else the id. */
export function valueOf(entry: NameEntry): string {
  return entry.kind === 'org' ? entry.name : entry.id;
}

/** What was chosen already, then what was found. */
export function nameChoices(
  kind: NamedKind,
  entries: readonly NameEntry[],
  onTop: readonly string[],
  names: ReadonlyMap<string, string>,
): Choice[] {
  const first = onTop.map((value) => choice(value, names.get(value) ?? value, value));
  const found = entries.map((entry) => choice(valueOf(entry), entry.name, entry.id));
  const core: Choice[] =
    kind === 'package' && entries.length > 0
      ? [{ value: NO_PACKAGE, label: NO_PACKAGE, hint: 'events of no package' }]
      : [];
  return [...first, ...found, ...core].filter((c, i, all) => all.findIndex((d) => d.value === c.value) === i);
}

function choice(value: string, label: string, id: string): Choice {
  return { value, label, hint: label === id ? undefined : id };
}
