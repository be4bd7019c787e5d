import { messageOf } from '../../api/ApiError';
import classes from './DoorPage.module.css';

/** What the server said no to, in its own words. */
export function Mistake({ error }: { readonly error: unknown }) {
  return error == null ? null : (
    <div className={classes.mistake} role="alert">
      {messageOf(error)}
    </div>
  );
}
