import { useLocalStorage } from '@mantine/hooks';
import classes from './Usage.module.css';

/** On the first visits: what can be done with the points. */
export function Hint() {
  const [isSeen, setSeen] = useLocalStorage({
    key: 'footfall-scatter-hint',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  return isSeen ? null : (
    <p className={classes.hint}>
      Click a point to see what is behind it; Ctrl+click or Shift+drag for several.{' '}
      <button
        type="button"
        className={classes.open}
        onClick={() => {
          setSeen(true);
        }}
      >
        Got it
      </button>
    </p>
  );
}
