import { useState, type ReactNode } from 'react';
import type { Pane } from '../../api/schema';
import { PanelList, PanelRow, PanelSection } from '../../widgets/ContextPanel/Panel';
import { exact } from '../../widgets/format/numbers';
import classes from './Usage.module.css';

/** A pane with fewer lines is open at once. */
const FEW = 10;

interface PaneSectionProps {
  readonly title: string;
  readonly pane: Pane;
  /** Where its rows are. */
  readonly details?: ReactNode;
}

/** One side of a selection: how many events, and of what. */
export function PaneSection({ title, pane, details }: PaneSectionProps) {
  const [isOpen, setOpen] = useState(pane.total < FEW);
  return (
    <PanelSection title={`${title} ${exact(pane.events)}`} link={pane.events > 0 ? details : undefined}>
      {pane.events === 0 && <p className={classes.none}>No data</p>}
      {pane.events > 0 && !isOpen && (
        <button
          type="button"
          className={classes.open}
          onClick={() => {
            setOpen(true);
          }}
        >
          Show {exact(pane.total)} lines
        </button>
      )}
      {isOpen && (
        <PanelList>
          {pane.rows.map((line) => (
            <PanelRow
              key={`${line.package} ${line.id}`}
              name={<span title={line.package ? `Package ${line.package}` : line.id}>{line.name}</span>}
              value={exact(line.count)}
            />
          ))}
          {pane.total > pane.rows.length && <PanelRow name="more" value={exact(pane.total - pane.rows.length)} />}
        </PanelList>
      )}
    </PanelSection>
  );
}
