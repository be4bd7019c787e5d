import events from '../Events/Events.module.css';
import type { RunsFollowed } from './useRunFollow';

interface RunFollowProps {
  readonly follow: RunsFollowed;
  /** Goes back to the newest. */
  readonly onShow: () => void;
}

/** Switches following on and off, and says when something new waits. */
export function RunFollow({ follow: { isOn, waits, toggle }, onShow }: RunFollowProps) {
  return (
    <>
      {/* The place stays, so that it can be announced. */}
      <span role="status">
        {waits && (
          <button type="button" className={events.waiting} onClick={onShow}>
            Runs changed: show
          </button>
        )}
      </span>
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        className={events.follow}
        data-paused={waits || undefined}
        title="Show runs as they come. It waits while you scroll or have one selected."
        onClick={toggle}
      >
        <span className={events.dot} aria-hidden="true" />
        Live
      </button>
    </>
  );
}
