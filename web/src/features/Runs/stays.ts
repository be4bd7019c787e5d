import type { RunState } from '../../api/schema';

/** A state and how long it lasted. */
export interface Stay extends RunState {
  /** Milliseconds until the next one, or until the run ended or was heard of last. */
  readonly ms: number;
}

/** States with how long each lasted; the last one until `until`. */
export function staysOf(states: readonly RunState[], until: string): Stay[] {
  return states.map((state, i) => {
    const end = Date.parse(states[i + 1]?.time ?? until);
    return { ...state, ms: Math.max(0, end - Date.parse(state.time)) };
  });
}
