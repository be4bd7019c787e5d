import type { ReactNode } from 'react';
import type { StatsEntry } from '../../api/schema';
import { showText } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { exact } from '../../widgets/format/numbers';
import { Course } from './Course';
import { StatChange } from './StatChange';
import { StatDefinition } from './StatDefinition';
import classes from './Stats.module.css';
import { statIdText } from './statId';
import { statText, type StatsPart } from './statsText';

interface StatLineProps {
  readonly category: string;
  readonly metric: StatsEntry;
}

/** One number: its name, its course over the period, its value, and how it changed; beside it, what it means. */
export function StatLine({ category, metric }: StatLineProps) {
  const value = typeof metric.value === 'number' ? metric.value : null;
  return (
    <div className={classes.entry}>
      <Line id={statIdText({ category, metric: metric.key })} title={metric.definition}>
        <span className={classes.name}>{metric.title}</span>
        <Course points={metric.scope === 'now' ? [] : (metric.trend ?? [])} />
        <Value value={value} unit={metric.unit} />
        <span className={classes.change}>
          <StatChange value={value} previous={metric.previous} unit={metric.unit} scope={metric.scope} />
          {metric.all_time != null && <span className={classes.ever}>{exact(metric.all_time)} ever</span>}
        </span>
      </Line>
      <StatDefinition category={category} metric={metric} />
    </div>
  );
}

interface PartLineProps extends StatLineProps {
  readonly part: StatsPart;
}

/** A part of a breakdown; it opens its own rows. */
export function PartLine({ category, metric, part }: PartLineProps) {
  return (
    <div className={classes.entry}>
      <Line id={statIdText({ category, metric: metric.key, part: part.key })} title={`${metric.title}: ${part.key}`}>
        <span className={classes.part}>{part.key}</span>
        <Value value={part.value} unit={metric.unit} />
        <span className={classes.change}>
          <StatChange value={part.value} previous={part.previous} unit={metric.unit} scope={metric.scope} />
        </span>
      </Line>
    </div>
  );
}

interface LineProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Line({ id, title, children }: LineProps) {
  const { selected, select } = useFilters();
  const isSelected = selected.some((one) => showText(one) === `stat:${id}`);
  return (
    <button
      type="button"
      className={classes.line}
      aria-pressed={isSelected}
      title={title}
      onClick={() => {
        select({ kind: 'stat', id });
      }}
    >
      {children}
    </button>
  );
}

function Value({ value, unit }: { readonly value: number | null; readonly unit: string }) {
  return (
    <span className={classes.value} title={value === null ? undefined : `${exact(value)} ${unit}`}>
      {statText(value, unit)}
    </span>
  );
}
