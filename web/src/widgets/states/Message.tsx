import type { ReactNode } from 'react';
import classes from './states.module.css';

interface MessageProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly role?: 'alert' | 'status';
}

/** A sentence or two in the place of what cannot be shown. */
export function Message({ title, children, role = 'status' }: MessageProps) {
  return (
    <div className={classes.message} role={role}>
      <h2 className={classes.messageTitle}>{title}</h2>
      <div className={classes.messageText}>{children}</div>
    </div>
  );
}
