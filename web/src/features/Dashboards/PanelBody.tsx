import type { PanelFile } from '../../api/schema';
import { exact, number } from '../../widgets/format/numbers';
import classes from './Dashboards.module.css';
import { PanelCanvas } from './PanelCanvas';
import type { ChartKind } from './panelOption';
import { figureOf, textOf, type PanelAnswer } from './panelRows';
import { PanelTable } from './PanelTable';

const CHARTS: readonly string[] = [
  'line',
  'bars',
  'horizontal-bars',
  'area',
  'scatter',
  'pie',
  'heat-map',
] satisfies ChartKind[];

interface PanelBodyProps {
  readonly panel: PanelFile;
  readonly answer: PanelAnswer;
  readonly height: number;
}

/** The answer of a panel, drawn as its kind says. */
export function PanelBody({ panel, answer, height }: PanelBodyProps) {
  if (answer.data.length === 0) {
    return (
      <p className={classes.words}>
        There are no rows in this period with what is chosen. A longer period or other choices may have some.
      </p>
    );
  }

  if (CHARTS.includes(panel.kind ?? '')) {
    return <PanelCanvas panel={panel} kind={panel.kind as ChartKind} answer={answer} height={height} />;
  }

  if (panel.kind === 'figure') {
    const value = figureOf(answer);
    return (
      <p className={classes.figure} title={value === null ? undefined : exact(value)}>
        {value === null ? 'none' : number(value)} <span className={classes.note}>{panel.unit}</span>
      </p>
    );
  }

  return panel.kind === 'log' ? (
    <pre className={classes.log}>
      {answer.data.map((row) => answer.meta.map(({ name }) => textOf(row[name])).join('  ')).join('\n')}
    </pre>
  ) : (
    <PanelTable panel={panel} answer={answer} />
  );
}
