import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { sendTo } from '../../api/client';
import type { ProblemRow } from '../../api/schema';

export type Body = Readonly<Record<string, unknown>>;

/** Does something with a problem; answers how it stands then. */
export function sendAct(id: string, action: string, body: Body = {}): Promise<ProblemRow | undefined> {
  return sendTo<ProblemRow>('POST', `/api/v1/problems/${id}/${action}`, body);
}

/** Asks again for everything that is shown of problems. */
export function useProblemsAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/v1/problems') });
}

/** Does it, asks again for what is shown, and goes where the problem is then. */
export function useProblemAct(id: string) {
  const again = useProblemsAgain();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ action, body }: { readonly action: string; readonly body: Body }) => sendAct(id, action, body),
    onSuccess: async (row) => {
      await again();
      if (row && row.id !== id) {
        await navigate({ to: '/problems/$id', params: { id: row.id }, search: (before) => before });
      }
    },
  });
}
