import { Link } from '@tanstack/react-router';
import { showText, type Selected } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { PanelSection } from '../../widgets/ContextPanel/Panel';
import { EntityEvents } from '../Entities/EntityEvents';
import { ActivitySpark } from './ActivitySpark';
import { Apart } from './Apart';
import { LastEvent } from './LastEvent';
import { SelectionFigures } from './SelectionFigures';
import { SelectionHead } from './SelectionHead';
import { apart, selectionParams, selectionSearch } from './selectionParams';
import { TopValues } from './TopValues';

const EVENTS = 12;

/** Users, packages, times and hours: what they are, their figures in the period, and where their events are. */
export function SelectionDetails({ selected }: { readonly selected: readonly Selected[] }) {
  const { search, zone } = useFilters();
  const params = selectionParams(search, selected, zone);
  const rows = selectionSearch(search, selected);
  const parts = apart(selected);
  const has = (kind: Selected['kind']) => selected.some((s) => s.kind === kind);
  return (
    <div key={selected.map(showText).join()}>
      <SelectionHead selected={selected} />
      {parts.length > 0 && <Apart parts={parts} />}
      {(parts.length === 0 || has('user') || has('package')) && (
        <>
          <PanelSection title="Usage">
            <ActivitySpark params={params} />
          </PanelSection>
          <PanelSection
            title={parts.length === 0 ? 'Figures' : 'In the whole period'}
            link={
              <Link to="/events" search={rows}>
                Events →
              </Link>
            }
          >
            <SelectionFigures params={params} />
          </PanelSection>
          {!has('package') && <TopValues title="Packages" column="package" params={params} search={rows} />}
          {!has('user') && <TopValues title="Users" column="user" params={params} search={rows} />}
          <TopValues title="What was done" column="scope" params={params} search={rows} />
          {has('user') ? (
            <PanelSection title="Activity">
              <EntityEvents params={params} search={rows} most={EVENTS} empty="Nothing was done in this period." />
            </PanelSection>
          ) : (
            <LastEvent params={params} />
          )}
        </>
      )}
    </div>
  );
}
