import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { address } from '../../api/address';
import { useFilters } from '../../app/filters/useFilters';
import { counted, exact } from '../../widgets/format/numbers';
import { Failure } from '../../widgets/states/Failure';
import { LogLines } from './LogLines';
import { LogTools } from './LogTools';
import classes from './Runs.module.css';
import { MOST_LINES, useRunLog } from './useRunLog';
import { runKey } from './runText';

/** The log of a run, which grows while one reads. */
export function RunLog({ id }: { readonly id: string }) {
  const { search } = useFilters();
  const log = useRunLog(id, search.level);
  const [follows, setFollows] = useState(false);
  const section = useScrolledTo('log');
  return (
    <section ref={section} id="log" className={classes.section} aria-labelledby="log-title">
      <div className={classes.logHead}>
        <h2 id="log-title" className={classes.title}>
          Log <span className={classes.note}>{counted(log.lines.length, 'lines')}</span>
        </h2>
        <LogTools
          follows={follows}
          onFollow={setFollows}
          hint="Stay at the end of the log while it grows"
          href={address('/api/v1/runs/{id}/log', { id: runKey(id), format: 'text' })}
        />
      </div>
      {log.error && <Failure error={log.error} onRetry={log.retry} />}
      {log.lines.length === 0 ? (
        <p className={classes.none}>{noneText(log.isPending, search.level ?? [])}</p>
      ) : (
        <LogLines
          lines={log.lines}
          follows={follows}
          keepsEnd={follows}
          onLeave={() => {
            setFollows(false);
          }}
        />
      )}
      {!log.isWhole && log.lines.length >= MOST_LINES && (
        <p className={classes.note}>The first {exact(log.lines.length)} lines; the download has all of them.</p>
      )}
    </section>
  );
}

/** The log is there later than the page: a link to it could not scroll yet. */
function useScrolledTo(hash: string) {
  const isMeant = useLocation({ select: (location) => location.hash }) === hash;
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isMeant) {
      place.current?.scrollIntoView();
    }
  }, [isMeant]);
  return place;
}

function noneText(isPending: boolean, levels: readonly string[]): string {
  if (isPending) {
    return 'Reading …';
  }

  return levels.length > 0
    ? `No line of level ${levels.join(' or ')}; take the levels off to see others.`
    : 'Nothing was logged. Lines come by events of scope log:run with this run_id.';
}
