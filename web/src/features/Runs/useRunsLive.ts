import { useLiveAnswer } from '../Events/useLiveAnswer';

const ROUTES = ['/api/v1/runs'];
const GROWING = ['pages', 'lines'];
const EVERY_MS = 800;

/** Asks again for everything about runs when some were told of, and calls back. */
export function useRunsLive(onNews?: () => void): void {
  useLiveAnswer(ROUTES, { live: '/api/v1/runs/live', everyMs: EVERY_MS, growing: GROWING, onNews });
}
