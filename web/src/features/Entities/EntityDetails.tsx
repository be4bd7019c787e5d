import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import { periodParams } from '../../app/filters/params';
import { useFilters } from '../../app/filters/useFilters';
import { PanelHead, PanelSection } from '../../widgets/ContextPanel/Panel';
import { Answer } from '../../widgets/states/Answer';
import { ActivitySpark } from '../Selection/ActivitySpark';
import { TopValues } from '../Selection/TopValues';
import classes from './Entities.module.css';
import { EntityEvents } from './EntityEvents';
import { EntityFacts } from './EntityHead';
import { EntityLink } from './EntityLink';
import { aboutParams, aboutSearch, readEntity } from './entityParams';
import { kindTitle } from './entityText';

const HEIGHT = 90;
const EVENTS = 12;

/** An entity in the context panel: what it is, its use and what was done with it, of seven days unless the address names a period. */
export function EntityDetails({ text }: { readonly text: string }) {
  const { search, zone } = useFilters();
  const { kind, id } = readEntity(text);
  const question = ask('/api/v1/entities/{kind}/{id}', { kind, id });
  const entity = useQuery(question);
  const period = periodParams(search, zone);
  const about = aboutParams(period, kind, id);
  const events = aboutSearch(period, kind, id);
  return (
    <Answer query={entity} queryKey={question.queryKey} height={HEIGHT}>
      {(answer) => (
        <>
          <PanelHead title={answer.name} note={kindTitle(kind)}>
            <p className={classes.facts}>
              <EntityFacts entity={answer} />
              <EntityLink kind={kind} id={id}>
                Open the page
              </EntityLink>
            </p>
          </PanelHead>
          <PanelSection title="Usage">
            <ActivitySpark params={about} />
          </PanelSection>
          <PanelSection title="Activity">
            <EntityEvents params={about} search={events} most={EVENTS} />
          </PanelSection>
          <TopValues title="By whom" column="user" params={about} search={events} />
          <TopValues title="What was done" column="scope" params={about} search={events} />
        </>
      )}
    </Answer>
  );
}
