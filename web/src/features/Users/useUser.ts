import { useQuery } from '@tanstack/react-query';
import { askOrNone } from '../../api/ask';
import { entityPage, mayOpen } from '../../app/pages';
import { useSession } from '../../app/useSession';

/** What a user did, and what is told of them; either may be unknown, and only some may know the second. */
export function useUser(id: string) {
  const session = useSession();
  const mayKnow = mayOpen(entityPage, session.data?.role);
  const activity = useQuery(askOrNone('/api/v1/activity/user', { user: id }));
  const told = useQuery({ ...askOrNone('/api/v1/entities/{kind}/{id}', { kind: 'user', id }), enabled: mayKnow });
  return {
    activity: activity.data ?? null,
    entity: told.data ?? null,
    isWaiting: activity.isPending || (mayKnow && told.isPending),
    error: activity.error ?? told.error,
    retry: () => {
      void activity.refetch();
      if (mayKnow) {
        void told.refetch();
      }
    },
  };
}
