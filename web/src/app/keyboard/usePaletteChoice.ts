import { useLocation, useNavigate } from '@tanstack/react-router';
import type { NameEntry } from '../../api/schema';
import { globalPart, type Search } from '../filters/search';
import { showText } from '../filters/show';
import { useFilters } from '../filters/useFilters';
import type { PaletteItem } from './paletteItems';

/** What is shown or filtered by on the page that is open; everything else has a page of its own. */
const HERE: ReadonlySet<string> = new Set(['user', 'package', 'org']);

/** What choosing an item does; `asFilter` makes it a filter instead of showing it. */
export function usePaletteChoice(): (item: PaletteItem, asFilter: boolean) => void {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { search } = useFilters();
  // Where there is no data there is nothing to filter and no panel.
  const to = pathname === '/events' ? '/events' : '/overview';
  return (item, asFilter) => {
    if (item.kind === 'page') {
      void navigate({ to: item.page.to, search: globalPart(search) });
    } else if (item.entry.kind === 'project' && asFilter) {
      void navigate({ to: '/events', search: { ...globalPart(search), project: [item.entry.id] } });
    } else if (item.entry.kind === 'run') {
      void navigate({ to: '/runs/$id', params: { id: item.entry.id }, search: globalPart(search) });
    } else if (!HERE.has(item.entry.kind)) {
      const { kind, id } = item.entry;
      void navigate({ to: '/entities/$kind/$id', params: { kind, id }, search: globalPart(search) });
    } else {
      void navigate({ to, search: { ...search, ...patchFor(item.entry, asFilter) } });
    }
  };
}

/** An org goes into the address by its short name, which reads better and which the API takes as well as its id. */
function patchFor(entry: NameEntry, asFilter: boolean): Search {
  switch (entry.kind) {
    case 'user':
    case 'package':
      return asFilter ? { [entry.kind]: [entry.id] } : { show: [showText({ kind: entry.kind, id: entry.id })] };
    default:
      return { org: [entry.name] };
  }
}
