import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ask } from '../../api/ask';
import type { EntityAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { usePageName } from '../../app/shell/usePageName';
import { useTokens } from '../../app/theme/useTokens';
import { Answer } from '../../widgets/states/Answer';
import { Failure } from '../../widgets/states/Failure';
import { TimeSeries } from '../../widgets/TimeSeries/TimeSeries';
import { useLiveAnswer } from '../Events/useLiveAnswer';
import { TopValues } from '../Selection/TopValues';
import users from '../Users/Users.module.css';
import { Attributes } from './Attributes';
import { EntityEvents } from './EntityEvents';
import { EntityHead } from './EntityHead';
import { EntityHistory } from './EntityHistory';
import { EntityMembers } from './EntityMembers';
import { aboutParams, aboutSearch } from './entityParams';
import { Hardware } from './Hardware';
import { OrgPage } from './OrgPage';
import { UsedWith } from './UsedWith';

const HEIGHT = 170;
const HEAD_HEIGHT = 52;
const EVENTS = 50;
/** What the page is made of: it follows new events. */
const LIVE = ['/api/v1/entities', '/api/v1/events', '/api/v1/names'];

/** Anything that exists on the platform: what it is, what was done with it and by whom, and how it changed. */
export function EntityPage() {
  const kind = useParams({ strict: false, select: (params) => params.kind }) ?? '';
  const id = useParams({ strict: false, select: (params) => params.id }) ?? '';
  return kind === 'org' ? <OrgPage name={id} /> : <KnownPage kind={kind} id={id} />;
}

function KnownPage({ kind, id }: { readonly kind: string; readonly id: string }) {
  useLiveAnswer(LIVE);
  const question = ask('/api/v1/entities/{kind}/{id}', { kind, id });
  const entity = useQuery(question);
  if (entity.isError) {
    return <Failure error={entity.error} onRetry={() => void entity.refetch()} />;
  }

  return (
    <Answer query={entity} queryKey={question.queryKey} height={HEAD_HEIGHT}>
      {(answer) => <Entity key={`${kind} ${id}`} entity={answer} />}
    </Answer>
  );
}

function Entity({ entity }: { readonly entity: EntityAnswer }) {
  const { kind, id } = entity;
  const { period } = useFilters();
  const { title } = usePeriod();
  const tokens = useTokens();
  const about = aboutParams(period, kind, id);
  const search = aboutSearch(period, kind, id);
  usePageName(entity.name);
  return (
    <div className={users.page}>
      <EntityHead entity={entity} />
      <TimeSeries
        title="Usage"
        counts="events, and different users,"
        route="/api/v1/entities/{kind}/{id}/usage"
        params={{ ...period, kind, id }}
        unit="events"
        series={[
          { key: 'events', name: 'events', color: tokens.accent },
          { key: 'users', name: 'users', color: tokens.second },
        ]}
        height={HEIGHT}
        empty={<p className={users.none}>Nothing was done with it in this period ({title}).</p>}
      />
      <div className={users.row}>
        <section className={users.section} aria-label="Activity">
          <h2 className={users.title}>
            Activity <span className={users.note}>all that was done with it</span>
          </h2>
          <EntityEvents params={about} search={search} most={EVENTS} />
        </section>
        <div className={users.side}>
          <TopValues title="By whom" column="user" params={about} search={search} />
          <TopValues title="What was done" column="scope" params={about} search={search} />
          {entity.members > 0 && <EntityMembers kind={kind} id={id} part="members" />}
          {entity.belongs_to > 0 && <EntityMembers kind={kind} id={id} part="belongs-to" />}
          {kind === 'agent' && <Hardware reports={entity.hardware} />}
        </div>
      </div>
      <UsedWith kind={kind} id={id} name={entity.name} />
      <div className={users.row}>
        <EntityHistory kind={kind} id={id} />
        <Attributes attributes={entity.attributes} />
      </div>
    </div>
  );
}
