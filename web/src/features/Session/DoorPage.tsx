import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { Mark } from '../../app/shell/Mark';
import classes from './DoorPage.module.css';

interface DoorPageProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page before the frame: the product's name, one form. */
export function DoorPage({ title, children }: DoorPageProps) {
  useEffect(() => {
    document.title = `${title} · Footfall`;
  }, [title]);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <p className={classes.brand}>
          <Mark size={20} /> Footfall
        </p>
        <h1 className={classes.title}>{title}</h1>
        {children}
      </div>
    </main>
  );
}
