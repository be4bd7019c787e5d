import type { FigureEntry } from '../../api/schema';
import { globalPart, type Search } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { Figure } from '../../widgets/Figure/Figure';
import classes from './Overview.module.css';
import { rowsBehind } from './rowsBehind';

export function Figures({ figures }: { readonly figures: readonly FigureEntry[] }) {
  const { search } = useFilters();
  const page: Search = globalPart(search);
  return (
    <div className={classes.figures}>
      {figures.map((figure) => (
        <Figure key={figure.key} figure={figure} rows={rowsBehind(figure.key, page)} />
      ))}
    </div>
  );
}
