import type { EntityAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { CopyButton } from '../../widgets/CopyButton/CopyButton';
import { exactUtc, moment } from '../../widgets/format/times';
import users from '../Users/Users.module.css';
import classes from './Entities.module.css';
import { EntityLink } from './EntityLink';
import { kindTitle } from './entityText';

/** What it is, whose, since when, and whether it still exists. */
export function EntityHead({ entity }: { readonly entity: EntityAnswer }) {
  return (
    <header className={users.head}>
      <h2 className={users.name}>{entity.name}</h2>
      <p className={users.facts}>
        <span>{kindTitle(entity.kind)}</span>
        <EntityFacts entity={entity} />
      </p>
    </header>
  );
}

/** The same without its name, for the page and the context panel. */
export function EntityFacts({ entity }: { readonly entity: EntityAnswer }) {
  const { zone } = useFilters();
  return (
    <>
      <span>
        <code>{entity.id}</code>
        <CopyButton text={entity.id} label="Copy the id" />
      </span>
      {entity.type !== '' && <span>{entity.type}</span>}
      {entity.status !== '' && <span>{entity.status}</span>}
      {entity.org !== '' && !isOwnOrg(entity) && (
        <span>
          org{' '}
          <EntityLink kind="org" id={entity.org}>
            {entity.org}
          </EntityLink>
        </span>
      )}
      {entity.owner_id !== '' && !isSelf(entity) && (
        <span>
          created by{' '}
          <EntityLink kind="user" id={entity.owner_id}>
            {entity.owner_name}
          </EntityLink>
        </span>
      )}
      {entity.created_at == null ? (
        <span title="No event tells of its creation; it is known from what was done with it.">creation unknown</span>
      ) : (
        <span title={exactUtc(entity.created_at)}>since {moment(entity.created_at, zone)}</span>
      )}
      {entity.deleted_at != null && (
        <span className={classes.gone} title={exactUtc(entity.deleted_at)}>
          deleted {moment(entity.deleted_at, zone)}
        </span>
      )}
      {entity.is_system && <span title="payload.system is true">left out of all counts</span>}
    </>
  );
}

/** A team or organization is the org that its events name. */
function isOwnOrg({ kind, id, name, org }: EntityAnswer): boolean {
  return (kind === 'team' || kind === 'organization') && (org === id || org === name);
}

/** Who signs up creates their own user. */
function isSelf({ kind, id, owner_id }: EntityAnswer): boolean {
  return kind === 'user' && owner_id === id;
}
