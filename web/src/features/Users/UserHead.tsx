import { useEffect } from 'react';
import type { UserAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { CopyButton } from '../../widgets/CopyButton/CopyButton';
import { counted } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import classes from './Users.module.css';

/** Who it is, and since when they are seen. */
export function UserHead({ user }: { readonly user: UserAnswer }) {
  const { zone } = useFilters();
  useEffect(() => {
    document.title = `${user.user_name} · Footfall`;
  }, [user.user_name]);
  return (
    <header className={classes.head}>
      <h2 className={classes.name}>{user.user_name}</h2>
      <p className={classes.facts}>
        {user.login !== user.user_name && user.login !== user.user_id && <span>{user.login}</span>}
        <span>
          <code>{user.user_id}</code>
          <CopyButton text={user.user_id} label="Copy the id" />
        </span>
        {user.roles.length > 0 && <span>{user.roles.join(', ')}</span>}
        <span title={exactUtc(user.first)}>seen since {moment(user.first, zone)}</span>
        <span title={exactUtc(user.last)}>last seen {moment(user.last, zone)}</span>
        <span>{counted(user.events, 'events')}</span>
      </p>
    </header>
  );
}
