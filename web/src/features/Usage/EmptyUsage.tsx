import { Button } from '@mantine/core';
import { isNarrowed, withoutNarrowing } from '../../app/filters/params';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { Message } from '../../widgets/states/Message';

interface EmptyUsageProps {
  /** What there is none of: `No event of a user`. */
  readonly what: string;
  /** What would make some, beside another period. */
  readonly children?: string;
}

/** In the place of a chart without points: why, and what to do. */
export function EmptyUsage({ what, children }: EmptyUsageProps) {
  const { search, change } = useFilters();
  const { title } = usePeriod();
  return (
    <Message title={`${what} in this period (${title})${isNarrowed(search) ? ' that matches the filters' : ''}`}>
      {children !== undefined && <p>{children}</p>}
      {isNarrowed(search) ? (
        <Button
          onClick={() => {
            void change(withoutNarrowing(search));
          }}
        >
          Clear the filters
        </Button>
      ) : (
        <Button
          onClick={() => {
            void change({ period: 'all', from: undefined, to: undefined });
          }}
        >
          Show all time
        </Button>
      )}
    </Message>
  );
}
