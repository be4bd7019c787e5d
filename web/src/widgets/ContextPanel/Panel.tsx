import type { ReactNode } from 'react';
import classes from './Panel.module.css';

interface PanelHeadProps {
  readonly title: ReactNode;
  /** What it is, of which time. */
  readonly note: ReactNode;
  readonly children?: ReactNode;
}

/** What the context panel is about. */
export function PanelHead({ title, note, children }: PanelHeadProps) {
  return (
    <div className={classes.head}>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.note}>{note}</p>
      {children}
    </div>
  );
}

interface PanelSectionProps {
  readonly title: string;
  /** On the right of the title: where there is more. */
  readonly link?: ReactNode;
  readonly children: ReactNode;
}

export function PanelSection({ title, link, children }: PanelSectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.sectionHead}>
        <h3 className={classes.sectionTitle}>{title}</h3>
        {link}
      </div>
      {children}
    </section>
  );
}

/** Names and values under each other. */
export function PanelList({ children }: { readonly children: ReactNode }) {
  return <dl className={classes.list}>{children}</dl>;
}

interface PanelRowProps {
  readonly name: ReactNode;
  readonly value: ReactNode;
  /** Exact value, on hover. */
  readonly exact?: string | undefined;
}

export function PanelRow({ name, value, exact }: PanelRowProps) {
  return (
    <div className={classes.row}>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.value} title={exact}>
        {value}
      </dd>
    </div>
  );
}
