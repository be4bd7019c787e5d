import { useQuery } from '@tanstack/react-query';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import { useFilters } from '../../app/filters/useFilters';
import { PanelList, PanelRow, PanelSection } from '../../widgets/ContextPanel/Panel';
import { exactUtc, moment } from '../../widgets/format/times';

/** The newest event of what is selected. */
export function LastEvent({ params }: { readonly params: Params }) {
  const { zone } = useFilters();
  const newest = useQuery(ask('/api/v1/events', { ...params, limit: 1 }));
  const event = newest.data?.rows[0];
  return event ? (
    <PanelSection title="Last event">
      <PanelList>
        <PanelRow name={<span title={exactUtc(event.time)}>{moment(event.time, zone)}</span>} value={event.scope} />
      </PanelList>
    </PanelSection>
  ) : null;
}
