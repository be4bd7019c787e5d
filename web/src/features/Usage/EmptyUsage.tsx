import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { isNarrowed, withoutNarrowing } from '../../app/filters/params';
import type { Search } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { Message } from '../../widgets/states/Message';

interface EmptyUsageProps {
  /** What there is none of: `No event of a user`. */
  readonly what: string;
  /** What would make some, beside another period. */
  readonly children?: string;
  /** What narrows this list alone, in the address. */
  readonly narrowing?: readonly (keyof Search)[];
}

/** In the place of a chart without points: why, and what to do. */
export function EmptyUsage({ what, children, narrowing = [] }: EmptyUsageProps) {
  const { search, change } = useFilters();
  const { title } = usePeriod();
  const isChosen = isNarrowed(search) || narrowing.some((name) => search[name]);
  const isEver = search.period === 'all' && !search.from && !search.to;
  return (
    <Message
      title={`${what}${isEver ? '' : ` in this period (${title})`}${isChosen ? ' that matches the filters' : ''}`}
    >
      {children !== undefined && <p>{children}</p>}
      {children === undefined && isEver && !isChosen && (
        <p>
          Where nothing was sent yet, <Link to="/">Overview</Link> says how events are sent.
        </p>
      )}
      {isChosen ? (
        <Button
          onClick={() => {
            const cleared = Object.fromEntries(narrowing.map((name) => [name, undefined]));
            void change({ ...withoutNarrowing(search), ...cleared });
          }}
        >
          Clear the filters
        </Button>
      ) : (
        !isEver && (
          <Button
            onClick={() => {
              void change({ period: 'all', from: undefined, to: undefined });
            }}
          >
            Show all time
          </Button>
        )
      )}
    </Message>
  );
}
