import { useMutation, useQueryClient } from '@tanstack/react-query';
import { address, type Params } from '../../api/address';
import { send, sendTo } from '../../api/client';
import type { DeletedAnswer, ReplayAnswer, ReplayRequest } from '../../api/schema';
import { counted } from '../../widgets/format/numbers';

const ROUTE = '/api/v1/intake/rejections';

/**
 * Replays and deletes rejected records; afterwards everything about them is asked for again.
 * @param onDeleted Runs also when what shows the record is gone by then, with the record.
 */
export function useRejectionActions(onDeleted?: () => void) {
  const client = useQueryClient();
  const refresh = () =>
    client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/v1/intake') });
  const replay = useMutation({
    mutationFn: (request: ReplayRequest) => send<ReplayAnswer>('POST', '/api/v1/intake/rejections/replay', request),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: (params: Params) => sendTo<DeletedAnswer>('DELETE', address(ROUTE, params)),
    onSuccess: onDeleted,
    onSettled: refresh,
  });
  return { replay, remove };
}

/** What a replay came to: `3 accepted, 1 still rejected`. */
export function replayWords(answer: ReplayAnswer): string {
  const parts = [
    answer.accepted > 0 ? `${counted(answer.accepted, 'records')} accepted` : '',
    answer.duplicates > 0 ? `${counted(answer.duplicates, 'events')} had come in already` : '',
    answer.rejected > 0 ? `${counted(answer.rejected, 'records')} still rejected` : '',
    answer.skipped > 0 ? `${counted(answer.skipped, 'records')} left out (cut, or accepted earlier)` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Nothing to replay.' : `${parts.join(', ')}.`;
}
