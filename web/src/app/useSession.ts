import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ask } from '../api/ask';
import type { SessionAnswer } from '../api/schema';

/** Who is signed in. A 401 leads to the sign-in page by itself. */
export function useSession(): UseQueryResult<SessionAnswer> {
  return useQuery({ ...ask('/api/v1/session'), staleTime: 5 * 60_000 });
}
