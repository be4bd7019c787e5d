import { useState } from 'react';
import type { RunRow } from '../../api/schema';
import type { Pages } from '../../widgets/DataTable/usePages';
import { useRunsLive } from './useRunsLive';

export interface RunsFollowed {
  readonly isOn: boolean;
  /** Whether something was told of runs that the table does not show yet. */
  readonly waits: boolean;
  readonly toggle: () => void;
  readonly show: () => void;
}

/** Shows runs as they come while nobody reads further down; else it says that there is something new. */
export function useRunFollow(pages: Pages<RunRow>, isFree: boolean): RunsFollowed {
  const [isOn, setOn] = useState(true);
  const [waits, setWaits] = useState(false);
  useRunsLive(() => {
    if (isOn && isFree) {
      setWaits(false);
      pages.restart();
    } else {
      setWaits(true);
    }
  });
  const show = () => {
    setWaits(false);
    pages.restart();
  };
  return {
    isOn,
    waits,
    show,
    toggle: () => {
      setOn(!isOn);
      if (!isOn) {
        show();
      }
    },
  };
}
