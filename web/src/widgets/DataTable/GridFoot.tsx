import { messageOf } from '../../api/ApiError';
import classes from './Grid.module.css';
import type { Pages } from './usePages';

/** Under the last row: that more is being loaded, or why it was not. */
export function GridFoot<Row>({ pages }: { readonly pages: Pages<Row> }) {
  return (
    <div className={classes.foot} role="status">
      {pages.isFetchingMore && 'Loading more …'}
      {pages.error && !pages.isFetching && (
        <>
          {messageOf(pages.error)}{' '}
          <button type="button" className={classes.retry} onClick={pages.retry}>
            Try again
          </button>
        </>
      )}
    </div>
  );
}
