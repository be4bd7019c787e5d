import type { ReactNode } from 'react';
import classes from './ScrollTable.module.css';

interface ScrollTableProps {
  readonly title: string;
  readonly heads: readonly { readonly title: string; readonly isNumber?: boolean; readonly words?: string }[];
  /** Most pixels of height; beyond them it scrolls. */
  readonly height?: number;
  readonly children: ReactNode;
}

/** A short table that scrolls where it does not fit. */
export function ScrollTable({ title, heads, height, children }: ScrollTableProps) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
    <div className={classes.scroller} style={{ maxHeight: height }} role="group" aria-label={title} tabIndex={0}>
      <table className={classes.table}>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head.title} scope="col" data-number={head.isNumber || undefined} title={head.words}>
                {head.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
