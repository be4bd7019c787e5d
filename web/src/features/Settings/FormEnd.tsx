import { ApiError, messageOf } from '../../api/ApiError';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import classes from './Settings.module.css';

interface FormEndProps {
  readonly error: Error | null;
  readonly isBusy: boolean;
  readonly button: string;
}

/** What the server said no to, where no field says it already, and the button. */
export function FormEnd({ error, isBusy, button }: FormEndProps) {
  const isSaid = error instanceof ApiError && Object.keys(error.errors).length > 0;
  return (
    <>
      {error && !isSaid && (
        <p className={classes.mistake} role="alert">
          {messageOf(error)}
        </p>
      )}
      <BusyButton type="submit" isBusy={isBusy}>
        {button}
      </BusyButton>
    </>
  );
}
