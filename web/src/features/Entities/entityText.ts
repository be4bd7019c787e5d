/** What has a page of its own: the kinds of entities, and runs. */
const KINDS: ReadonlySet<string> = new Set(
  (
    'user team organization workspace project task job agent model notebook container link package function query script ' +
    'connection dashboard dataset menu_item group issue comment label cloudstorage image figure class tag run'
  ).split(' '),
);

export function hasPage(kind: string): boolean {
  return KINDS.has(kind);
}

/** A kind as people write it: `menu_item` is a menu item. */
export function kindText(kind: string): string {
  return kind.replaceAll('_', ' ');
}

/** A kind at the begin of a line. */
export function kindTitle(kind: string): string {
  const text = kindText(kind);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const VERBS: Readonly<Record<string, string>> = {
  create: 'created',
  update: 'changed',
  delete: 'deleted',
  restore: 'restored',
  confirm: 'confirmed',
};

/** What a change was, in words. */
export function changeText(scope: string): string {
  if (scope === 'add:member') {
    return 'member added';
  }

  if (scope === 'remove:member') {
    return 'member removed';
  }

  const verb = scope.split(':')[0] ?? scope;
  return VERBS[verb] ?? verb;
}

/** Numbers inside of what an agent told, by their path: `gpu.0.memory`. */
export function numbersOf(value: unknown, path = ''): Map<string, number> {
  const found = new Map<string, number>();
  if (typeof value === 'number') {
    found.set(path, value);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      for (const [inner, number] of numbersOf(member, path === '' ? name : `${path}.${name}`)) {
        found.set(inner, number);
      }
    }
  }

  return found;
}
