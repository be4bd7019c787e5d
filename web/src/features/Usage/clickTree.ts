import type { ClickRow } from '../../api/schema';

/** A part of the screen, and what was clicked in it. */
export interface ClickNode {
  readonly name: string;
  /** Clicks in it, those on its parts too. */
  readonly value: number;
  /** The path by which events name it, the most clicked of several; null where only its parts were clicked. */
  readonly path: string | null;
  readonly children: readonly ClickNode[];
}

interface Growing {
  value: number;
  own: Pick<ClickRow, 'path' | 'clicks'> | null;
  readonly children: Map<string, Growing>;
}

const fresh = (): Growing => ({ value: 0, own: null, children: new Map() });

/** Elements by the levels of their paths, the most clicked first. */
export function clickTree(rows: readonly Pick<ClickRow, 'path' | 'clicks'>[]): ClickNode[] {
  const root = fresh();
  for (const row of rows) {
    let at = root;
    for (const level of levelsOf(row.path)) {
      const next = at.children.get(level) ?? fresh();
      next.value += row.clicks;
      at.children.set(level, next);
      at = next;
    }

    if (at !== root && row.clicks > (at.own?.clicks ?? -1)) {
      at.own = row;
    }
  }

  return nodesOf(root);
}

/** `Shell / Tools / Chem:search` becomes Tools, Chem, search: every screen is in the shell, which tells nothing apart. */
export function levelsOf(path: string): string[] {
  return path
    .replace(/^Shell \/ /, '')
    .split(' / ')
    .flatMap((level) => level.split(/: ?/))
    .map((level) => level.trim())
    .filter((level) => level !== '');
}

function nodesOf({ children }: Growing): ClickNode[] {
  return [...children]
    .map(([name, node]) => ({ name, value: node.value, path: node.own?.path ?? null, children: nodesOf(node) }))
    .sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1));
}
