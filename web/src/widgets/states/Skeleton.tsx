import classes from './states.module.css';

/** Stands in the place of what is not there yet. */
export function Skeleton({ height }: { readonly height: number | string }) {
  return <div className={classes.skeleton} style={{ height }} role="status" aria-label="Loading" />;
}
