import type { WorkRecomputeState } from '../../api/schema';
import { counted } from '../../widgets/format/numbers';

/** How the latest recomputation stands. A server that was asked for none answers nothing. */
export function RecomputeState({ state }: { readonly state: WorkRecomputeState | undefined | null }) {
  return <p role="status">{wordsOf(state)}</p>;
}

export function wordsOf(state: WorkRecomputeState | undefined | null): string {
  switch (state?.state) {
    case 'running':
      return `Under way: ${String(state.percent)} %.`;
    case 'done': {
      const changed = (state.inserted ?? 0) + (state.removed ?? 0);
      const what =
        changed === 0
          ? 'Nothing had to be changed.'
          : `${counted(state.inserted ?? 0, 'rows')} new or changed, ${counted(state.removed ?? 0, 'rows')} taken out.`;
      return `The latest one looked at ${counted(state.days ?? 0, 'days')}. ${what}`;
    }
    case 'failed':
      return state.message ?? 'The latest one failed.';
    default:
      return '';
  }
}
