import { useRef } from 'react';
import type { PanelFile } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import type { Picture, PictureSlot } from '../../widgets/ChartFrame/Picture';
import { exactDigits } from '../../widgets/format/numbers';
import classes from './Dashboards.module.css';
import { PanelCanvas } from './PanelCanvas';
import type { ChartKind } from './panelOption';
import { figureOf, isNumber, textOf, type PanelAnswer } from './panelRows';
import { PanelTable } from './PanelTable';
import { figureWords, wordsOf } from './panelValue';

const CHARTS: readonly string[] = [
  'line',
  'bars',
  'horizontal-bars',
  'area',
  'scatter',
  'pie',
  'heat-map',
] satisfies ChartKind[];

/** Whether a panel is drawn on a canvas. */
export function isChart(panel: PanelFile): boolean {
  return CHARTS.includes(panel.kind ?? '');
}

interface PanelBodyProps {
  readonly panel: PanelFile;
  readonly answer: PanelAnswer;
  readonly height: number;
  /** Whether a drawing is shown as the table of its rows. */
  readonly isTable?: boolean;
  /** Takes how to make a picture of a drawing. */
  readonly pictureRef?: PictureSlot;
  readonly rowsName?: string;
}

/** The answer of a panel, drawn as its kind says. */
export function PanelBody({ panel, answer, height, isTable = false, pictureRef, rowsName }: PanelBodyProps) {
  const own = useRef<Picture | null>(null);
  if (answer.data.length === 0) {
    return (
      <p className={classes.words}>
        There are no rows in this period with what is chosen. A longer period or other choices may have some.
      </p>
    );
  }

  if (isChart(panel) && !isTable) {
    const kind = panel.kind as ChartKind;
    return <PanelCanvas panel={panel} kind={kind} answer={answer} height={height} pictureRef={pictureRef ?? own} />;
  }

  switch (isTable ? 'table' : panel.kind) {
    case 'figure':
      return <Figure panel={panel} answer={answer} />;
    case 'log':
      return <Log answer={answer} />;
    default:
      return <PanelTable panel={panel} answer={answer} rowsName={rowsName} />;
  }
}

function Figure({ panel, answer }: Pick<PanelBodyProps, 'panel' | 'answer'>) {
  const { zone } = useFilters();
  const figure = figureOf(answer);
  const text = figure && textOf(figure.value);
  return (
    <p
      className={classes.figure}
      title={figure && text && isNumber(figure.column) ? exactDigits(text) : (text ?? undefined)}
    >
      {figure ? figureWords(figure.column, figure.value, zone) : 'none'}{' '}
      <span className={classes.note}>{panel.unit}</span>
    </p>
  );
}

/** A line a row. */
function Log({ answer }: Pick<PanelBodyProps, 'answer'>) {
  const { zone } = useFilters();
  const lines = answer.data.map((row) =>
    answer.meta.map((column) => wordsOf(column, row[column.name], zone)).join('  '),
  );
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
    <pre className={classes.log} tabIndex={0}>
      {lines.join('\n')}
    </pre>
  );
}
