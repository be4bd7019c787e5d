import { IconX } from '@tabler/icons-react';
import { showText } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { useNames } from '../../widgets/FilterBar/useNames';
import { counted } from '../../widgets/format/numbers';
import classes from './Overview.module.css';

interface LimitedByProps {
  readonly kind: 'user' | 'package';
  /** What is selected in the other ranking. */
  readonly ids: readonly string[];
}

/** Says that a ranking shows only what belongs to a selection made beside it, and takes that back. */
export function LimitedBy({ kind, ids }: LimitedByProps) {
  const { search, change } = useFilters();
  const names = useNames(kind, ids);
  const first = ids[0];
  if (first === undefined) {
    return null;
  }

  const what = ids.length === 1 ? (names.get(first) ?? first) : counted(ids.length, `${kind}s`);
  const clear = () => {
    const own = new Set(ids.map((id) => showText({ kind, id })));
    const rest = (search.show ?? []).filter((text) => !own.has(text));
    change({ show: rest.length > 0 ? rest : undefined });
  };
  return (
    <button
      type="button"
      className={classes.limit}
      onClick={clear}
      title={`Only ${what}. Click to clear this selection`}
    >
      <span className={classes.limitText}>of {what}</span>
      <IconX size={12} stroke={2} aria-hidden="true" />
      <span className="visually-hidden">Clear this selection</span>
    </button>
  );
}
