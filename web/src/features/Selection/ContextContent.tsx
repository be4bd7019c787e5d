import { ofKind } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { EventDetails } from '../Events/EventDetails';
import { SelectionDetails } from './SelectionDetails';

/** What the context panel shows: the event that is selected, or what is selected in charts. */
export default function ContextContent() {
  const { selected } = useFilters();
  const [event] = ofKind(selected, 'event');
  return event ? <EventDetails key={event.id} selected={event} /> : <SelectionDetails selected={selected} />;
}
