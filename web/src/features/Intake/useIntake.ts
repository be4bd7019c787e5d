import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ask } from '../../api/ask';
import { useLive } from '../Events/useLive';

/** What comes by no commit (refusals, waiting) is looked for this often. */
const LOOK_AGAIN_MS = 4000;
/** However many commits there are, the page asks no more often than this. */
const PAUSE_MS = 1000;

export const stateQuestion = ask('/api/v1/intake');
export const receiptsQuestion = ask('/api/v1/intake/receipts');

/** How taking in goes, and the last receipts; both follow what happens. */
export function useIntake() {
  const client = useQueryClient();
  const state = useQuery({ ...stateQuestion, refetchInterval: LOOK_AGAIN_MS, staleTime: 0 });
  const receipts = useQuery({ ...receiptsQuestion, refetchInterval: LOOK_AGAIN_MS, staleTime: 0 });
  const askedAt = useRef(0);
  useLive(true, () => {
    const now = performance.now();
    if (now - askedAt.current > PAUSE_MS) {
      askedAt.current = now;
      void client.invalidateQueries({ queryKey: stateQuestion.queryKey });
      void client.invalidateQueries({ queryKey: receiptsQuestion.queryKey });
    }
  });
  return { state, receipts };
}
