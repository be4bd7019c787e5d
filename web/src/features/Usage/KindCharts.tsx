import { useFilters } from '../../app/filters/useFilters';
import { Scatter } from '../../widgets/Scatter/Scatter';
import { EmptyUsage } from './EmptyUsage';
import { KindLines } from './KindLines';
import { useScatterHeight } from './useScatterHeight';

const LINES = 210;
const LEAST = 240;

/** Kinds of events over time, and who caused them. */
export function KindCharts() {
  const { events } = useFilters();
  const height = useScatterHeight();
  return (
    <>
      <KindLines params={events} height={LINES} />
      <Scatter
        title="Events by kind, time and user"
        route="/api/v1/usage/events/users"
        params={events}
        of="kind"
        heading="Kind"
        height={Math.max(LEAST, height - LINES)}
        empty={<EmptyUsage what="No event of a user" />}
      />
    </>
  );
}
