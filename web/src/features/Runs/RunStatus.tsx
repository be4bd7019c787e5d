import { lookOf, type Shape } from './statusLook';
import classes from './Runs.module.css';

/** A status with its sign. */
export function RunStatus({ status }: { readonly status: string }) {
  return (
    <span className={classes.status} data-color={lookOf(status).color}>
      <StatusSign status={status} />
      <span className={classes.word}>{status}</span>
    </span>
  );
}

/** The sign alone, beside a word that says the same. */
export function StatusSign({ status }: { readonly status: string }) {
  const { shape, color } = lookOf(status);
  return (
    <svg className={classes.sign} viewBox="0 0 14 14" aria-hidden="true" style={{ color: `var(--ff-${color})` }}>
      <Drawn shape={shape} />
    </svg>
  );
}

function Drawn({ shape }: { readonly shape: Shape }) {
  switch (shape) {
    case 'dot':
      return <circle cx="7" cy="7" r="4" fill="currentColor" />;
    case 'halo':
      return (
        <>
          <circle cx="7" cy="7" r="7" fill="currentColor" opacity="0.25" />
          <circle cx="7" cy="7" r="4.5" fill="currentColor" />
        </>
      );
    case 'ring':
      return <circle cx="7" cy="7" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.8" />;
    case 'square':
      return <rect x="3" y="3" width="8" height="8" rx="1.5" fill="currentColor" />;
    case 'triangle':
      return <path d="M7 2.5 11.5 11h-9Z" fill="currentColor" />;
    case 'bar':
      return <rect x="2.5" y="5.5" width="9" height="3" rx="1.5" fill="currentColor" />;
  }
}
