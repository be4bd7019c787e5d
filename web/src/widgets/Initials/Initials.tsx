import { useTokens } from '../../app/theme/useTokens';
import { colorOf } from '../format/colors';
import classes from './Initials.module.css';
import { initialsOf } from './initialsOf';

interface InitialsProps {
  readonly id: string;
  readonly name: string;
}

/** A user's sign beside the name, in the colour that the user has everywhere. */
export function Initials({ id, name }: InitialsProps) {
  const { scheme } = useTokens();
  return (
    <span className={classes.sign} style={{ borderColor: colorOf(id, scheme) }} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
