import { Button } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api/ask';
import { messageOf } from '../../api/ApiError';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { wallTime } from '../format/times';
import classes from './PeriodMenu.module.css';

type Days = [string | null, string | null];

/** From-to by calendar. The server says when the chosen days begin and end in the viewer's zone. */
export function RangeCalendar({ onDone }: { readonly onDone: () => void }) {
  const client = useQueryClient();
  const { zone, change } = useFilters();
  const { answer } = usePeriod();
  const [days, setDays] = useState<Days>([null, null]);
  const [mistake, setMistake] = useState<string | null>(null);

  const apply = async () => {
    const [first, last] = days;
    if (!first || !last) {
      return;
    }

    try {
      const [begin, end] = await Promise.all(
        [first, last].map((period) => client.fetchQuery(ask('/api/v1/period', { period, tz: zone }))),
      );
      change({ period: undefined, from: begin?.from, to: end?.to });
      onDone();
    } catch (error) {
      setMistake(messageOf(error));
    }
  };

  return (
    <div className={classes.calendar}>
      <DatePicker
        type="range"
        allowSingleDateInRange
        size="sm"
        value={days}
        onChange={(next) => {
          setDays(next);
          setMistake(null);
        }}
        defaultDate={answer ? dayText(answer.to, zone) : undefined}
        aria-label="From and to"
        hideOutsideDates
        classNames={{ day: classes.day ?? '' }}
        ariaLabels={{
          previousMonth: 'Month before',
          nextMonth: 'Month after',
          previousYear: 'Year before',
          nextYear: 'Year after',
          previousDecade: 'Decade before',
          nextDecade: 'Decade after',
        }}
      />
      <Button mt={8} fullWidth disabled={!days[0] || !days[1]} onClick={() => void apply()}>
        {days[0] && days[1] ? `Show ${days[0]} to ${days[1]}` : 'Choose the first and the last day'}
      </Button>
      {mistake && <p role="alert">{mistake}</p>}
    </div>
  );
}

function dayText(time: string, zone: string): string {
  const { year, month, day } = wallTime(time, zone);
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
