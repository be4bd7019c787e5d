import { IconX } from '@tabler/icons-react';
import { useNames } from '../../widgets/FilterBar/useNames';
import { counted } from '../../widgets/format/numbers';
import classes from './Overview.module.css';
import { useClear } from './useClear';

interface LimitedByProps {
  readonly kind: 'user' | 'package';
  /** What is selected in the other ranking. */
  readonly ids: readonly string[];
}

/** Says that a ranking shows only what belongs to a selection made beside it, and takes that back. */
export function LimitedBy({ kind, ids }: LimitedByProps) {
  const names = useNames(kind, ids);
  const clear = useClear(kind, ids);
  const first = ids[0];
  if (first === undefined) {
    return null;
  }

  const what = ids.length === 1 ? (names.get(first) ?? first) : counted(ids.length, `${kind}s`);
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
