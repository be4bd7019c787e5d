import { IconAlertTriangle, IconCircle, IconCircleCheck, IconEyeOff, IconZzz, type Icon } from '@tabler/icons-react';
import classes from './Problems.module.css';

const LOOKS: Readonly<Record<string, readonly [icon: Icon, title: string]>> = {
  open: [IconCircle, 'Open'],
  regressed: [IconAlertTriangle, 'Regressed'],
  resolved: [IconCircleCheck, 'Resolved'],
  ignored: [IconEyeOff, 'Ignored'],
  snoozed: [IconZzz, 'Snoozed'],
};

interface ProblemStateProps {
  readonly state: string;
  readonly isNew: boolean;
}

/** How a problem stands: a sign and a word, never the colour alone. */
export function ProblemState({ state, isNew }: ProblemStateProps) {
  const [Sign, title] = LOOKS[state] ?? [IconCircle, state];
  return (
    <span className={classes.state} data-state={state}>
      <Sign size={14} stroke={2} aria-hidden="true" />
      {title}
      {isNew && state === 'open' && <span className={classes.new}>new</span>}
    </span>
  );
}
