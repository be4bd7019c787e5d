import { useEffect, useState } from 'react';
import { connection, useConnection } from '../../api/connection';
import classes from './ConnectionBanner.module.css';

/** Says that the server cannot be reached, when it is tried next, and that it is back. */
export function ConnectionBanner() {
  const { isLost, nextTry } = useConnection();
  return (
    <div role="status" className={isLost ? classes.banner : undefined}>
      {isLost && (
        <>
          <strong>Connection lost.</strong>
          <span>
            What you see is what was known before. <Countdown until={nextTry} />
          </span>
          <button type="button" className={classes.now} onClick={connection.tryNow}>
            Try now
          </button>
        </>
      )}
    </div>
  );
}

function Countdown({ until }: { readonly until: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 500);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return <span aria-hidden="true">{seconds > 0 ? `Trying again in ${String(seconds)} s.` : 'Trying …'}</span>;
}
