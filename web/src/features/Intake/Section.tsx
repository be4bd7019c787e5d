import type { ReactNode } from 'react';
import classes from './Intake.module.css';

interface SectionProps {
  /** What links lead to. */
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  /** On the right of the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ id, title, note, tools, children }: SectionProps) {
  return (
    <section id={id} className={classes.section} aria-labelledby={`${id}-title`}>
      <div className={classes.sectionHead}>
        <h2 id={`${id}-title`} className={classes.sectionTitle}>
          {title}
        </h2>
        {tools}
      </div>
      {note && <p className={classes.note}>{note}</p>}
      {children}
    </section>
  );
}
