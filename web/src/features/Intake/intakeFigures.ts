import type { FigureEntry, IntakeAnswer } from '../../api/schema';
import { duration } from '../../widgets/format/durations';
import { exact } from '../../widgets/format/numbers';
import { lagText } from './lag';

/** A figure of the page and where what is behind it stands on it. */
export interface IntakeFigure {
  readonly figure: FigureEntry;
  readonly text?: string;
  readonly hash: 'receipts' | 'rejections' | 'senders';
  readonly about: string;
}

export function intakeFigures(state: IntakeAnswer): readonly IntakeFigure[] {
  const { last_minute: minute, last_hour: hour, queue } = state;
  return [
    {
      figure: figureOf('events_per_second', 'Events a second', 'mean of the last minute', minute.events_per_second, {
        definition:
          'New events that were stored in the last 60 seconds, by 60. The last hour had in all: see Events, last hour.',
        formula: 'last_minute.accepted / 60',
      }),
      hash: 'receipts',
      about: 'The last requests',
    },
    {
      figure: figureOf('events_hour', 'Events, last hour', 'events', hour.accepted, {
        definition: 'New events that were stored in the last 60 minutes. Repeats of stored ones are not counted.',
        formula: 'last_hour.accepted',
      }),
      hash: 'senders',
      about: 'Who sent them',
    },
    {
      figure: figureOf('queue', 'Queue', `of ${exact(queue.limit_events)} that may wait`, queue.events, {
        definition:
          'Events that were received and wait for their commit. When the queue is full, senders are told to come back later.',
        formula: 'queue.events',
      }),
      hash: 'receipts',
      about: 'The last requests',
    },
    lagFigure(minute.lag_ms),
    {
      figure: figureOf('rejected_today', 'Rejected today', 'records', state.rejected_today, {
        definition: `Records that were not taken since midnight UTC. They are kept for ${String(state.kept_days)} days.`,
        formula: 'rejected_today',
      }),
      hash: 'rejections',
      about: 'The rejected records',
    },
    {
      figure: figureOf('refused_hour', 'Refused, last hour', 'requests', hour.refused, {
        definition:
          'Requests that were refused as a whole in the last 60 minutes: no valid token, too large, unreadable, or the server had no room.',
        formula: 'last_hour.refused',
      }),
      hash: 'receipts',
      about: 'The last requests',
    },
  ];
}

function lagFigure(milliseconds: IntakeAnswer['last_minute']['lag_ms']): IntakeFigure {
  return {
    figure: figureOf('lag', 'Lag', 'at most, last minute', milliseconds ?? 0, {
      definition:
        'From the time of a request’s newest event to its receipt, the largest of the last minute. Imports are left out.',
      formula: 'last_minute.lag_ms',
    }),
    text: lagText(milliseconds),
    hash: 'receipts',
    about:
      milliseconds == null ? 'No events in the last minute' : `${duration(Math.abs(milliseconds))}. The last requests`,
  };
}

function figureOf(
  key: string,
  title: string,
  unit: string,
  value: number,
  words: Pick<FigureEntry, 'definition' | 'formula'>,
): FigureEntry {
  return {
    key: `intake.${key}`,
    title,
    unit,
    value,
    previous: null,
    change_percent: null,
    less_is_better: false,
    ...words,
  };
}
