import { useState, type ReactNode } from 'react';
import type { Params } from '../../api/address';
import type { RowOf, TopAnswer, TopRoute } from '../../api/rows';
import { useTokens } from '../../app/theme/useTokens';
import { ChartFrame } from '../ChartFrame/ChartFrame';
import type { TableData } from '../ChartFrame/TableData';
import { exact } from '../format/numbers';
import { Bars } from './Bars';
import { leftOf, shownOf, wholeLines, type Bar } from './bar';
import classes from './BarList.module.css';

const FIRST = 100;
const MOST = 1000;

/** A column of the table beside name, id and value. */
interface BarDetail<Row> {
  readonly title: string;
  readonly value: (row: Row) => number | string;
}

export interface BarListProps<P extends TopRoute> {
  readonly title: string;
  /** Behind the title: what the numbers count, `different users`. */
  readonly counts: string;
  readonly route: P;
  /** Without `limit`. */
  readonly params: Params;
  /** What the bars stand for and what they count, both in the plural: `packages`, `users`. */
  readonly things: string;
  readonly unit: string;
  /** A row as a bar; `id` is what gets selected. */
  readonly bar: (row: RowOf<P>) => Bar;
  /** More columns of the table that the list can be shown as. */
  readonly details?: readonly BarDetail<RowOf<P>>[];
  /** Ids that are selected; they stand out, others turn pale. */
  readonly selected: readonly string[];
  readonly onSelect: (id: string, adds: boolean) => void;
  /** Selects none: a click beside the bars. By key that is Escape, which closes the panel, or Ctrl+Enter on each. */
  readonly onClear?: () => void;
  /** What narrows this list from elsewhere, with a way to take it back. */
  readonly tools?: ReactNode;
  /** Height in pixels; a longer list scrolls. */
  readonly height: number;
  readonly empty: ReactNode;
}

/** A ranking as bars, the longest first. A click selects, Ctrl+click adds; arrows go through, Enter selects. */
export function BarList<P extends TopRoute>(props: BarListProps<P>) {
  const [limit, setLimit] = useState(FIRST);
  const { scheme } = useTokens();
  return (
    <ChartFrame<TopAnswer<RowOf<P>>>
      title={props.title}
      note={(answer) =>
        answer ? `${props.counts}, ${shownOf(answer.rows.map(props.bar), answer.total, props.things)}` : props.counts
      }
      tools={props.tools}
      route={props.route}
      params={{ ...props.params, limit }}
      height={props.height}
      isEmpty={(answer) => answer.rows.length === 0}
      empty={props.empty}
      table={(answer) => tableOf(answer.rows, props)}
      isText
    >
      {(answer, pictureRef) => (
        // What a click beside the bars does is done by keys elsewhere (onClear).
        // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events, jsx-a11y-x/no-static-element-interactions
        <div
          className={classes.scroll}
          style={{ height: wholeLines(props.height) }}
          onClick={(event) => {
            if (event.target === event.currentTarget) {
              props.onClear?.();
            }
          }}
        >
          <Bars
            title={props.title}
            bars={answer.rows.map(props.bar)}
            unit={props.unit}
            scheme={scheme}
            selected={props.selected}
            onSelect={props.onSelect}
            pictureRef={pictureRef}
          />
          {leftOf(answer.rows.map(props.bar), answer.total) > 0 && (
            <More
              left={leftOf(answer.rows.map(props.bar), answer.total)}
              canLoad={limit < MOST}
              onMore={() => {
                setLimit(MOST);
              }}
            />
          )}
        </div>
      )}
    </ChartFrame>
  );
}

interface MoreProps {
  readonly left: number;
  readonly canLoad: boolean;
  readonly onMore: () => void;
}

function More({ left, canLoad, onMore }: MoreProps) {
  return canLoad ? (
    <button type="button" className={classes.more} onClick={onMore}>
      Show more, {exact(left)} {left === 1 ? 'is' : 'are'} left
    </button>
  ) : (
    <p className={classes.rest}>{exact(left)} more; the CSV has all of them.</p>
  );
}

type Told<P extends TopRoute> = Pick<BarListProps<P>, 'bar' | 'things' | 'unit' | 'details'>;

function tableOf<P extends TopRoute>(
  rows: readonly RowOf<P>[],
  { bar, things, unit, details = [] }: Told<P>,
): TableData {
  const more = details.map(({ title }) => ({ title, isNumber: true }));
  return {
    columns: [{ title: things }, { title: unit, isNumber: true }, ...more, { title: 'id' }],
    rows: rows.map((row) => {
      const { name, id, value } = bar(row);
      return [name, value, ...details.map((detail) => detail.value(row)), id];
    }),
  };
}
