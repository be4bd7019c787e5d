import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import classes from './Usage.module.css';

/** On the first visits: what can be done with the points. */
export function Hint() {
  const [isSeen, setSeen] = useLocalStorage({
    key: 'footfall-scatter-hint',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const isTouched = useMediaQuery('(pointer: coarse)');
  return isSeen ? null : (
    <p className={classes.hint}>
      {isTouched
        ? 'Tap a point to see what is behind it.'
        : 'Click a point to see what is behind it; Ctrl+click or Shift+drag for several.'}{' '}
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
