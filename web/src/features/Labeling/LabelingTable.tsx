import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { address, type Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { RowOf, RowsRoute } from '../../api/rows';
import { Answer } from '../../widgets/states/Answer';
import { exact } from '../../widgets/format/numbers';
import type { ListColumn, ListOrder } from '../Settings/list';
import { ListTable } from '../Settings/ListTable';
import classes from './Labeling.module.css';

const HEIGHT = 140;

interface LabelingTableProps<P extends RowsRoute> {
  readonly title: string;
  readonly note: string | ((rows: readonly RowOf<P>[]) => string);
  /** The same as a picture, above the table. */
  readonly picture?: ReactNode;
  /** Beside the search. */
  readonly tools?: ReactNode;
  readonly route: P;
  readonly params: Params;
  readonly columns: readonly ListColumn<RowOf<P>>[];
  readonly order: ListOrder;
  readonly keyOf: (row: RowOf<P>) => string;
  readonly textOf: (row: RowOf<P>) => string;
  readonly empty: ReactNode;
  /** Whether it has a page to itself, whose height it takes. */
  readonly isAlone?: boolean;
}

/** A table of labeling: searched and sorted in the page, and to be had as CSV. */
export function LabelingTable<P extends RowsRoute>(props: LabelingTableProps<P>) {
  const { title, note, route, params } = props;
  const question = ask(route, params);
  // Each route answers rows of its own; here they are known by the route alone.
  const answer = useQuery(question) as unknown as UseQueryResult<TableRows<RowOf<P>>>;
  return (
    <section className={classes.section} data-alone={props.isAlone ?? undefined} aria-label={title}>
      <h2 className={classes.title}>
        {title}{' '}
        <span className={classes.note}>
          {typeof note === 'string' ? note : note(answer.data?.rows ?? [])}
          {beyond(answer.data)}
        </span>
      </h2>
      {props.picture}
      <Answer query={answer} queryKey={question.queryKey} height={HEIGHT}>
        {({ rows }) => (
          <ListTable<RowOf<P>>
            title={title}
            columns={props.columns}
            rows={rows}
            order={props.order}
            keyOf={props.keyOf}
            textOf={props.textOf}
            empty={props.empty}
            tools={
              <>
                {props.tools}
                <a className={classes.csv} href={address(route, { ...params, format: 'csv' })} download>
                  CSV
                </a>
              </>
            }
          />
        )}
      </Answer>
    </section>
  );
}

interface TableRows<R> {
  readonly rows: readonly R[];
  /** All that there are, of routes that give the first of them. */
  readonly total?: number;
}

function beyond(data: TableRows<unknown> | undefined): string {
  return data?.total !== undefined && data.total > data.rows.length
    ? `; the first ${exact(data.rows.length)} of ${exact(data.total)}`
    : '';
}
