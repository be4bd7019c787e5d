import '@mantine/dates/styles.css';
import { UnstyledButton } from '@mantine/core';
import { useFilters } from '../../app/filters/useFilters';
import { useFocusReturn } from '../../app/shell/useFocusReturn';
import classes from './PeriodMenu.module.css';
import { presets } from './presets';
import { RangeCalendar } from './RangeCalendar';
import { TypedPeriod } from './TypedPeriod';

/** All ways to name a period. Its own chunk: the calendar is large and opened now and then. */
export default function PeriodMenu({ onDone }: { readonly onDone: () => void }) {
  useFocusReturn();
  const { search, standard, change } = useFilters();
  const isRange = Boolean(search.from ?? search.to);
  const current = isRange ? null : (search.period ?? standard);
  const choose = (period: string) => {
    change({ period: period === standard ? undefined : period, from: undefined, to: undefined });
    onDone();
  };

  return (
    <div className={classes.menu}>
      <TypedPeriod onChoose={choose} />
      <ul className={classes.presets} aria-label="Periods">
        {presets.map(([value, title]) => (
          <li key={value}>
            <UnstyledButton
              className={classes.preset}
              aria-current={value === current ? 'true' : undefined}
              onClick={() => {
                choose(value);
              }}
            >
              {title}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <RangeCalendar onDone={onDone} />
    </div>
  );
}
