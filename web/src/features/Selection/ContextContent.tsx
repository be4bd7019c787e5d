import { ofKind, showText } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { EntityDetails } from '../Entities/EntityDetails';
import { EventDetails } from '../Events/EventDetails';
import { RejectionDetails } from '../Intake/RejectionDetails';
import { ProblemBulk } from '../Problems/ProblemBulk';
import { ProblemDetails } from '../Problems/ProblemDetails';
import { RunDetails } from '../Runs/RunDetails';
import { StatDetails } from '../Stats/StatDetails';
import { PointDetails } from '../Usage/PointDetails';
import { WorkExplanation } from '../WorkingTime/WorkExplanation';
import { SelectionDetails } from './SelectionDetails';

/** What the context panel shows: the event or rejected record that is selected, or what is selected in charts. */
export default function ContextContent() {
  const { selected } = useFilters();
  const [event] = ofKind(selected, 'event');
  const [rejection] = ofKind(selected, 'rejection');
  const [work] = ofKind(selected, 'work');
  const [stat] = ofKind(selected, 'stat');
  const [run] = ofKind(selected, 'run');
  const problems = ofKind(selected, 'problem');
  const [problem] = problems;
  const [entity] = ofKind(selected, 'entity');
  const points = ofKind(selected, 'point');
  if (points.length > 0) {
    return <PointDetails key={points.map(showText).join()} points={points} />;
  }

  if (entity) {
    return <EntityDetails key={entity.id} text={entity.id} />;
  }

  if (problems.length > 1) {
    return <ProblemBulk ids={problems.map(({ id }) => id)} />;
  }

  if (problem) {
    return <ProblemDetails key={problem.id} id={problem.id} />;
  }

  if (run) {
    return <RunDetails key={run.id} id={run.id} />;
  }

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
