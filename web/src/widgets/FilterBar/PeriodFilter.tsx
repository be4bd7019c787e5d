import { Popover, Tooltip, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { useShiftPeriod } from '../../app/filters/useShiftPeriod';
import { useKeyboard } from '../../app/keyboard/keyboardContext';
import { exactUtc, range } from '../format/times';
import { Chip } from './Chip';
import classes from './PeriodFilter.module.css';

const PeriodMenu = lazy(() => import('./PeriodMenu'));

/** The period, and buttons that move it by its own length. */
export function PeriodFilter({ reason }: { readonly reason: string | undefined }) {
  const { zone } = useFilters();
  const { isPeriodOpen, setPeriodOpen } = useKeyboard();
  const { answer, title } = usePeriod();
  const isOpen = isPeriodOpen && !reason;
  const cannotMove = Boolean(reason) || answer?.is_everything === true;
  const bounds = answer
    ? `${range(answer.from, answer.to, zone)}. ${exactUtc(answer.from)} to ${exactUtc(answer.to)}`
    : '';
  return (
    <div className={classes.group}>
      <Popover opened={isOpen} onChange={setPeriodOpen} position="bottom-start" width="auto">
        <Tooltip label={bounds} disabled={isOpen || Boolean(reason) || !answer}>
          <div>
            <Popover.Target>
              <Chip
                name="Period"
                value={title}
                reason={reason}
                isOpen={isOpen}
                onClick={() => {
                  setPeriodOpen(!isPeriodOpen);
                }}
              />
            </Popover.Target>
          </div>
        </Tooltip>
        <Popover.Dropdown aria-label="Period">
          <Suspense fallback={<div className={classes.placeholder} />}>
            <PeriodMenu
              onDone={() => {
                setPeriodOpen(false);
              }}
            />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
      <Move steps={-1} isDisabled={cannotMove} />
      <Move steps={1} isDisabled={cannotMove} />
    </div>
  );
}

function Move({ steps, isDisabled }: { readonly steps: -1 | 1; readonly isDisabled: boolean }) {
  const shift = useShiftPeriod();
  const Icon = steps < 0 ? IconChevronLeft : IconChevronRight;
  const label = steps < 0 ? 'Earlier period' : 'Later period';
  return (
    <UnstyledButton
      className={classes.move}
      aria-label={label}
      title={`${label}, ${steps < 0 ? '[' : ']'}`}
      disabled={isDisabled}
      onClick={() => void shift(steps)}
    >
      <Icon size={14} stroke={1.8} />
    </UnstyledButton>
  );
}
