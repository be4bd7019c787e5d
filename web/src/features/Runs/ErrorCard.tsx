import type { RunErrorEntry } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { CopyButton } from '../../widgets/CopyButton/CopyButton';
import { exactUtc, moment } from '../../widgets/format/times';
import { EntityLink } from '../Entities/EntityLink';
import { RunLink } from './RunLink';
import classes from './Runs.module.css';
import { RunStatus } from './RunStatus';
import { runName, shortId } from './runText';

/** An error: what went wrong, in which run, whose and when, and the whole text of it. */
export function ErrorCard({ error }: { readonly error: RunErrorEntry }) {
  const { zone } = useFilters();
  const isLonger = error.error.trim() !== error.message.trim();
  return (
    <article className={classes.card} aria-label={error.message}>
      <h2 className={classes.message}>{error.message}</h2>
      <p className={classes.facts}>
        <RunLink id={error.run_id}>{runName(error)}</RunLink>
        {error.name !== '' && <code title={error.run_id}>{shortId(error.run_id)}</code>}
        <RunStatus status={error.status} />
        {error.user_id !== '' && (
          <EntityLink kind="user" id={error.user_id}>
            {error.user_name}
          </EntityLink>
        )}
        {error.agent !== '' && <span>on {error.agent}</span>}
        {error.org !== '' && <span>org {error.org}</span>}
        {error.time != null && <time title={exactUtc(error.time)}>{moment(error.time, zone)}</time>}
      </p>
      {isLonger && <Stack text={error.error} />}
    </article>
  );
}

/** What a program told, as it told it. */
export function Stack({ text }: { readonly text: string }) {
  return (
    <div className={classes.stack}>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
      <pre tabIndex={0} role="region" aria-label="Stack">
        {text}
      </pre>
      <CopyButton text={text} label="Copy the error" />
    </div>
  );
}
