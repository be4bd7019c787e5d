import { useLocation } from '@tanstack/react-router';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import classes from './Problems.module.css';

interface SectionProps {
  readonly title: string;
  readonly note?: ReactNode;
  /** Name in the address, for links that lead here. */
  readonly name?: string;
  /** What steers it, in its head. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a problem's page. A link to it scrolls there once it is drawn. */
export function Section({ title, note, name, tools, children }: SectionProps) {
  const headingId = useId();
  const isMeant = useLocation({ select: (location) => location.hash }) === name;
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isMeant) {
      place.current?.scrollIntoView();
    }
  }, [isMeant]);
  return (
    <section ref={place} id={name} className={classes.section} aria-labelledby={headingId}>
      <div className={classes.head}>
        <h2 id={headingId} className={classes.title}>
          {title} {note !== undefined && <span className={classes.note}>{note}</span>}
        </h2>
        {tools}
      </div>
      {children}
    </section>
  );
}
