import type { NameEntry } from '../../api/schema';
import { allPages, type Page } from '../pages';

/** Something that the palette offers. */
export type PaletteItem =
  | { readonly kind: 'page'; readonly id: string; readonly title: string; readonly page: Page }
  | { readonly kind: 'name'; readonly id: string; readonly title: string; readonly entry: NameEntry };

/** Pages that match, and what the server found. */
export function paletteItems(text: string, names: readonly NameEntry[]): PaletteItem[] {
  const wanted = text.trim().toLowerCase();
  const pages = allPages
    .filter((page) => (page.heading ?? page.title).toLowerCase().includes(wanted))
    .map((page): PaletteItem => ({ kind: 'page', id: `page:${page.to}`, title: page.title, page }));
  const found = names.map((entry): PaletteItem => ({
    kind: 'name',
    id: `${entry.kind}:${entry.id}`,
    title: entry.name,
    entry,
  }));
  return [...pages, ...found];
}

const ACTIONS: Readonly<Record<string, string>> = {
  user: 'show; Ctrl+Enter filters',
  package: 'show; Ctrl+Enter filters',
  org: 'filter',
  project: 'open; Ctrl+Enter its events',
};

/** What Enter does with an item. */
export function actionOf(item: PaletteItem): string {
  return item.kind === 'page' ? (item.page.key ? `g ${item.page.key}` : 'open') : (ACTIONS[item.entry.kind] ?? 'open');
}

/** What kind of thing an item is. */
export function kindOf(item: PaletteItem): string {
  return item.kind === 'page' ? 'page' : item.entry.kind;
}
