import { Tooltip } from '@mantine/core';
import { counted } from '../../widgets/format/numbers';
import classes from './Events.module.css';
import type { Follow } from './useFollow';

interface FollowSwitchProps {
  readonly follow: Follow;
  /** Goes back to the newest. */
  readonly onShow: () => void;
}

/** Switches following on and off, and says how many new events wait. */
export function FollowSwitch({ follow, onShow }: FollowSwitchProps) {
  const { isOn, reason, waiting, toggle } = follow;
  const label = reason ?? 'Show new events as they come. It waits while you scroll or have something selected.';
  return (
    <>
      {/* The place stays, so that it can be announced. */}
      <span role="status">
        {waiting !== null && (
          <button type="button" className={classes.waiting} onClick={onShow}>
            {waiting === 0 ? 'Paused: back to the newest' : `${counted(waiting, 'new events')}: show`}
          </button>
        )}
      </span>
      <Tooltip label={label}>
        <button
          type="button"
          role="switch"
          aria-checked={isOn}
          aria-disabled={reason ? true : undefined}
          className={classes.follow}
          data-paused={waiting !== null || undefined}
          onClick={() => {
            if (!reason) {
              toggle();
            }
          }}
        >
          <span className={classes.dot} aria-hidden="true" />
          Follow live
          {reason && <span className="visually-hidden">. {reason}</span>}
        </button>
      </Tooltip>
    </>
  );
}
