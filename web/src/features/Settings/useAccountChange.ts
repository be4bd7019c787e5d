import { useMutation, useQueryClient } from '@tanstack/react-query';
import { address } from '../../api/address';
import { sendTo } from '../../api/client';
import type { AccountAnswer, AccountEntry } from '../../api/schema';

const ROUTE = '/api/v1/accounts';

type Method = 'POST' | 'PUT' | 'DELETE';

/** Changes an account, or makes one; the list is asked for again. */
export function useAccountChange<B>(method: Method, account: AccountEntry | null, action = '') {
  const client = useQueryClient();
  const url = account === null ? ROUTE : address(`${ROUTE}/{id}`, { id: account.id }) + action;
  return useMutation({
    mutationFn: (body: B) => sendTo<AccountAnswer>(method, url, body),
    onSuccess: () => client.invalidateQueries({ queryKey: [ROUTE] }),
  });
}

/** The whole address of a page that signs in once. */
export function linkOf(answer: AccountAnswer | undefined): string | null {
  return answer?.sign_in_path == null ? null : window.location.origin + answer.sign_in_path;
}

export const LINK_WORDS =
  'Hand this address to its owner: it signs in once, within 7 days, and then asks for a password. It is not shown again.';
