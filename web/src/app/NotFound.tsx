import { Link } from '@tanstack/react-router';
import { Message } from '../widgets/states/Message';

export function NotFound() {
  return (
    <Message title="There is no such page">
      The address may be mistyped, or the page is not part of this version. Go to the{' '}
      <Link to="/overview">Overview</Link>, or press <kbd>/</kbd> to search.
    </Message>
  );
}
