import { showText } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';

/** Takes these packages or users out of what is selected. */
export function useClear(kind: 'package' | 'user', ids: readonly string[]): () => void {
  const { search, change } = useFilters();
  return () => {
    const own = new Set(ids.map((id) => showText({ kind, id })));
    const rest = (search.show ?? []).filter((text) => !own.has(text));
    change({ show: rest.length > 0 ? rest : undefined });
  };
}
