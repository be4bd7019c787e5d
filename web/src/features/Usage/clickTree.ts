import type { ClickRow } from '../../api/schema';

/** A part of the screen, and what was clicked in it. */
export interface ClickNode {
  readonly name: string;
  /** Clicks in it, those on its parts too. */
  readonly value: number;
  readonly children: readonly ClickNode[];
}

interface Growing {
  value: number;
  readonly children: Map<string, Growing>;
}

/** Elements by the levels of their paths, the most clicked first. */
export function clickTree(rows: readonly Pick<ClickRow, 'path' | 'clicks'>[]): ClickNode[] {
  const root: Growing = { value: 0, children: new Map() };
  for (const { path, clicks } of rows) {
    let at = root;
    for (const level of levelsOf(path)) {
      const next = at.children.get(level) ?? { value: 0, children: new Map<string, Growing>() };
      next.value += clicks;
      at.children.set(level, next);
      at = next;
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
    .map(([name, node]) => ({ name, value: node.value, children: nodesOf(node) }))
    .sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1));
}
