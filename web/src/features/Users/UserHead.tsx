import type { EntityAnswer, UserAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { usePageName } from '../../app/shell/usePageName';
import { CopyButton } from '../../widgets/CopyButton/CopyButton';
import { counted } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { EntityFacts } from '../Entities/EntityHead';
import classes from './Users.module.css';

interface UserHeadProps {
  readonly id: string;
  /** What they did; null when no event is theirs. */
  readonly activity: UserAnswer | null;
  /** What is told of them; null when nothing is, or it is not for the viewer. */
  readonly entity: EntityAnswer | null;
}

/** Who it is, what is told of them, and since when they are seen. */
export function UserHead({ id, activity, entity }: UserHeadProps) {
  const name = nameOf({ id, activity, entity });
  usePageName(name);
  return (
    <header className={classes.head}>
      <h2 className={classes.name}>{name}</h2>
      <p className={classes.facts}>
        {activity && activity.login !== name && activity.login !== id && <span>{activity.login}</span>}
        {entity ? (
          <EntityFacts entity={entity} />
        ) : (
          <span>
            <code>{id}</code>
            <CopyButton text={id} label="Copy the id" />
          </span>
        )}
        {activity ? <Seen activity={activity} /> : <span>no activity yet</span>}
      </p>
    </header>
  );
}

function Seen({ activity }: { readonly activity: UserAnswer }) {
  const { zone } = useFilters();
  return (
    <>
      {activity.roles.length > 0 && <span>{activity.roles.join(', ')}</span>}
      <span title={exactUtc(activity.first)}>seen since {moment(activity.first, zone)}</span>
      <span title={exactUtc(activity.last)}>last seen {moment(activity.last, zone)}</span>
      <span>{counted(activity.events, 'events')}</span>
    </>
  );
}

/** The entity's name is the latest that was told; the id stands in where there is none. */
function nameOf({ id, activity, entity }: UserHeadProps): string {
  return entity && entity.name !== id ? entity.name : (activity?.user_name ?? id);
}
