import { useLiveAnswer } from '../Events/useLiveAnswer';

const ROUTES = ['/api/v1/problems'];
const GROWING = ['pages'];
const EVERY_MS = 1500;

/** Asks again for everything about problems when errors came, and calls back. Lists that grow decide by themselves. */
export function useProblemsLive(onNews?: () => void): void {
  useLiveAnswer(ROUTES, { live: '/api/v1/problems/live', everyMs: EVERY_MS, growing: GROWING, onNews });
}
