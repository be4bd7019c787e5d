import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../api/ask';
import { showText, type Selected } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { PanelList, PanelRow, PanelSection } from '../../widgets/ContextPanel/Panel';
import { counted, exact } from '../../widgets/format/numbers';
import { range } from '../../widgets/format/times';
import { hoursTitle } from '../../widgets/HeatMap/week';
import { selectionParams, selectionSearch } from './selectionParams';

/** Events of several times or blocks of hours, one by one. */
export function Apart({ parts }: { readonly parts: readonly (readonly Selected[])[] }) {
  return (
    <PanelSection title="Events in each of them">
      <PanelList>
        {parts.map((part) => (
          <Part key={part.map(showText).join()} part={part} />
        ))}
      </PanelList>
    </PanelSection>
  );
}

function Part({ part }: { readonly part: readonly Selected[] }) {
  const { search, zone } = useFilters();
  const count = useQuery(ask('/api/v1/events/count', selectionParams(search, part, zone)));
  const [first] = part;
  return (
    <PanelRow
      name={
        <Link to="/events" search={selectionSearch(search, part)}>
          {first && titleOf(first, zone)}
        </Link>
      }
      value={count.data ? exact(count.data.matching) : ''}
      exact={count.data && counted(count.data.matching, 'events')}
    />
  );
}

function titleOf(selected: Selected, zone: string): string {
  switch (selected.kind) {
    case 'time':
      return range(selected.from, selected.to, zone);
    case 'hours':
      return hoursTitle(selected);
    case 'point':
      return selected.thing;
    default:
      return selected.id;
  }
}
