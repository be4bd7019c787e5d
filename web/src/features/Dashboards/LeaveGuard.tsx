import { useBlocker } from '@tanstack/react-router';
import { Confirm } from '../Settings/Confirm';

/** Asks before another page, or the end of the tab, takes what was changed with it. */
export function LeaveGuard({ isChanged }: { readonly isChanged: boolean }) {
  const blocker = useBlocker({
    // Another period or choice is the same page.
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  return (
    blocker.status === 'blocked' && (
      <Confirm
        title="There are changes that were not saved"
        button="Leave and drop them"
        isBusy={false}
        error={null}
        onConfirm={blocker.proceed}
        onClose={blocker.reset}
      >
        What was changed is lost when this page is left. Close this to go on editing.
      </Confirm>
    )
  );
}
