import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { lazy, Suspense, useId, useRef, useState, type ReactNode } from 'react';
import { address, type Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { RowsRoute } from '../../api/rows';
import { useTokens } from '../../app/theme/useTokens';
import { Answer } from '../states/Answer';
import classes from './ChartFrame.module.css';
import { ChartMenu } from './ChartMenu';
import { ChartTable } from './ChartTable';
import { pictureText, savePicture, type PictureSlot } from './Picture';
import type { TableData } from './TableData';

const SqlModal = lazy(() => import('./SqlModal'));

interface ChartFrameProps<A> {
  /** What is shown: `Unique users`. */
  readonly title: string;
  /** Behind the title, in grey: what is counted, in which unit, how much of it is shown. */
  readonly note: (answer: A | undefined) => string;
  /** Behind the note: what the reader can take back. */
  readonly tools?: ReactNode;
  /** Where the rows come from. */
  readonly route: RowsRoute;
  readonly params: Params;
  /** Height of the drawing in pixels; it does not change while loading. */
  readonly height: number;
  readonly isEmpty: (answer: A) => boolean;
  /** In the place of the drawing when there is nothing to draw: why, and what to do. */
  readonly empty: ReactNode;
  /** The same rows for reading: what a screen reader gets, and *Show as table*. */
  readonly table: (answer: A) => TableData;
  /** Whether the drawing itself reads well, so that no hidden table is needed beside it. */
  readonly isText?: boolean;
  /** The drawing. It leaves in the slot how to make a picture of it. */
  readonly children: (answer: A, pictureRef: PictureSlot) => ReactNode;
}

/** What every chart has: title, units, a menu, its states, and its rows as a table. `A` is what the route answers. */
export function ChartFrame<A>(props: ChartFrameProps<A>) {
  const { title, route, params, height } = props;
  const headingId = useId();
  const [isTable, setTable] = useState(false);
  const [isSqlOpen, setSqlOpen] = useState(false);
  const question = ask(route, params);
  // A chart takes a kind of route and says what those have in common; the route's own type is not known here any more.
  const query = useQuery(question) as unknown as UseQueryResult<A>;
  const pictureRef = useRef<() => Promise<string | undefined>>(null);
  const { scheme } = useTokens();
  const note = props.note(query.data);
  const save = async () => {
    const dataUrl = await pictureRef.current?.();
    if (dataUrl) {
      await savePicture(dataUrl, pictureText(title, note, scheme));
    }
  };

  return (
    <section className={classes.frame} aria-labelledby={headingId}>
      <header className={classes.head}>
        <h2 id={headingId} className={classes.title}>
          {title}
        </h2>
        <span className={classes.note} title={note}>
          {note}
        </span>
        {props.tools}
        <div className={classes.menu}>
          <ChartMenu
            title={title}
            csvUrl={address(route, { ...params, format: 'csv' })}
            isTable={isTable}
            canSave={!isTable && query.data !== undefined && !props.isEmpty(query.data)}
            onSave={() => void save()}
            onTable={() => {
              setTable(!isTable);
            }}
            onSql={() => {
              setSqlOpen(true);
            }}
          />
        </div>
      </header>
      <Answer query={query} queryKey={question.queryKey} height={height}>
        {(answer) => <Body {...props} answer={answer} isTable={isTable} pictureRef={pictureRef} />}
      </Answer>
      <Suspense fallback={null}>
        {isSqlOpen && (
          <SqlModal
            title={title}
            route={route}
            params={params}
            onClose={() => {
              setSqlOpen(false);
            }}
          />
        )}
      </Suspense>
    </section>
  );
}

interface BodyProps<A> extends ChartFrameProps<A> {
  readonly answer: A;
  readonly isTable: boolean;
  readonly pictureRef: PictureSlot;
}

function Body<A>({ answer, isTable, pictureRef, ...props }: BodyProps<A>) {
  if (props.isEmpty(answer)) {
    return (
      <div className={classes.empty} style={{ minHeight: props.height }}>
        {props.empty}
      </div>
    );
  }

  if (isTable) {
    return (
      <div
        className={classes.scroll}
        style={{ height: props.height }}
        role="region"
        aria-label={`${props.title} as a table`}
        // A region that scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
        tabIndex={0}
      >
        <ChartTable title={props.title} data={props.table(answer)} />
      </div>
    );
  }

  return (
    <>
      {props.children(answer, pictureRef)}
      {!props.isText && (
        <div className="visually-hidden">
          <ChartTable title={props.title} data={props.table(answer)} />
        </div>
      )}
    </>
  );
}
