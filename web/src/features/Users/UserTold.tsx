import type { Params } from '../../api/address';
import type { EntityAnswer } from '../../api/schema';
import { useTokens } from '../../app/theme/useTokens';
import { TimeSeries } from '../../widgets/TimeSeries/TimeSeries';
import { Attributes } from '../Entities/Attributes';
import { EntityEvents } from '../Entities/EntityEvents';
import { EntityHistory } from '../Entities/EntityHistory';
import { EntityMembers } from '../Entities/EntityMembers';
import { aboutParams, aboutSearch } from '../Entities/entityParams';
import { TopValues } from '../Selection/TopValues';
import classes from './Users.module.css';

const KIND = 'user';
const EVENTS = 20;

interface UserToldProps {
  readonly entity: EntityAnswer;
  readonly params: Params;
  readonly height: number;
  readonly empty: string;
}

/** What the page of every entity has, of a user: its use, all that was done by and with them, where they belong, and how they changed. */
export function UserTold({ entity, params, height, empty }: UserToldProps) {
  const { id } = entity;
  const tokens = useTokens();
  const about = aboutParams(params, KIND, id);
  const search = aboutSearch(params, KIND, id);
  return (
    <>
      <TimeSeries
        title="Usage"
        counts="events by and with this user"
        route="/api/v1/entities/{kind}/{id}/usage"
        params={{ ...params, kind: KIND, id }}
        unit="events"
        series={[{ key: 'events', name: 'events', color: tokens.accent }]}
        height={height}
        empty={<p className={classes.none}>{empty}</p>}
      />
      <div className={classes.row}>
        <section className={classes.section} aria-label="Activity">
          <h2 className={classes.title}>
            Activity <span className={classes.note}>all that was done by and with this user</span>
          </h2>
          <EntityEvents
            params={about}
            search={search}
            most={EVENTS}
            empty="Nothing was done by or with this user in this period."
          />
        </section>
        <div className={classes.side}>
          <TopValues title="What was done" column="scope" params={about} search={search} />
          <TopValues title="By whom" column="user" params={about} search={search} />
          {entity.belongs_to > 0 && <EntityMembers kind={KIND} id={id} part="belongs-to" />}
        </div>
      </div>
      <div className={classes.row}>
        <EntityHistory kind={KIND} id={id} />
        <Attributes attributes={entity.attributes} />
      </div>
    </>
  );
}
