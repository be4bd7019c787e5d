import { Link } from '@tanstack/react-router';
import type { Search } from '../../app/filters/search';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import classes from './DoorPage.module.css';
import { Mistake } from './Mistake';
import { useEnter } from './useEnter';
import { useFirstFocus } from '../../app/keyboard/useFirstFocus';

/**
 * A one-time link. Nothing is sent until the button is pressed: mail programs and chats open links to look at them, and
 * that would use it up.
 */
export function LinkForm({ token }: { readonly token: string }) {
  const enter = useEnter('/api/v1/session/link');
  const first = useFirstFocus<HTMLButtonElement>();
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        enter.mutate({ token });
      }}
    >
      <p className={classes.text}>This link signs you in once. Afterwards you choose a password.</p>
      <Mistake error={enter.error} />
      <BusyButton ref={first} type="submit" size="sm" isBusy={enter.isPending}>
        Sign in
      </BusyButton>
      <p className={classes.aside}>
        <Link to="/sign-in" search={withoutToken}>
          Sign in with login and password
        </Link>
      </p>
    </form>
  );
}

function withoutToken(search: Search): Search {
  return { return: search.return };
}
