import { Tooltip } from '@mantine/core';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import classes from './CompareSwitch.module.css';

const NOTHING_BEFORE = 'The period is all time: there is nothing before it to compare with.';

/** *Compare with the previous period*: every figure shows its change, every line its pale predecessor. */
export function CompareSwitch({ reason }: { readonly reason: string | undefined }) {
  const { compares, change } = useFilters();
  const { answer } = usePeriod();
  const why = reason ?? (answer?.is_everything ? NOTHING_BEFORE : undefined);
  const isOn = compares && !why;
  const chip = (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-disabled={why ? true : undefined}
      className={classes.switch}
      onClick={() => {
        if (!why) {
          change({ compare: compares ? 'false' : undefined });
        }
      }}
    >
      <span className={classes.mark} aria-hidden="true">
        {isOn ? '✓' : ''}
      </span>
      compare with previous period
      {why && <span className="visually-hidden">. {why}</span>}
    </button>
  );
  return why ? <Tooltip label={why}>{chip}</Tooltip> : chip;
}
