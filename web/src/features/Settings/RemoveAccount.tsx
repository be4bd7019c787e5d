import type { AccountEntry } from '../../api/schema';
import { Confirm } from './Confirm';
import { useAccountChange } from './useAccountChange';

interface RemoveAccountProps {
  readonly account: AccountEntry;
  readonly onClose: () => void;
}

/** Removes an account for good. */
export function RemoveAccount({ account, onClose }: RemoveAccountProps) {
  const remove = useAccountChange<undefined>('DELETE', account);
  return (
    <Confirm
      title={`Remove ${account.login}`}
      button="Remove it for good"
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => {
        remove.mutate(undefined, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      Its sessions and tokens end at once. To keep its name taken, disable it instead. Events are not touched.
    </Confirm>
  );
}
