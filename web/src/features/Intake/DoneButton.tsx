import { Button } from '@mantine/core';
import { useFirstFocus } from '../../app/keyboard/useFirstFocus';

/** Closes a dialog whose work is done; it takes the place of the button that began it, and the focus with it. */
export function DoneButton({ onClick }: { readonly onClick: () => void }) {
  const first = useFirstFocus<HTMLButtonElement>();
  return (
    <Button ref={first} onClick={onClick}>
      Done
    </Button>
  );
}
