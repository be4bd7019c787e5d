import { ofKind } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { EventDetails } from '../Events/EventDetails';
import { RejectionDetails } from '../Intake/RejectionDetails';
import { StatDetails } from '../Stats/StatDetails';
import { WorkExplanation } from '../WorkingTime/WorkExplanation';
import { SelectionDetails } from './SelectionDetails';

/** What the context panel shows: the event or rejected record that is selected, or what is selected in charts. */
export default function ContextContent() {
  const { selected } = useFilters();
  const [event] = ofKind(selected, 'event');
  const [rejection] = ofKind(selected, 'rejection');
  const [work] = ofKind(selected, 'work');
  const [stat] = ofKind(selected, 'stat');
  if (stat) {
    return <StatDetails key={stat.id} id={stat.id} />;
  }

  if (work) {
    return <WorkExplanation key={work.id} query={work.id} />;
  }

  if (rejection) {
    return <RejectionDetails key={rejection.id} id={rejection.id} />;
  }

  return event ? <EventDetails key={event.id} selected={event} /> : <SelectionDetails selected={selected} />;
}
