import classes from './Legend.module.css';
import type { Series } from './timeOption';

/** Which colour is which series. */
export function Legend({ series }: { readonly series: readonly Series[] }) {
  return (
    <ul className={classes.legend}>
      {series.map(({ key, name, color }) => (
        <li key={key} className={classes.entry}>
          <span className={classes.swatch} style={{ background: color }} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  );
}
