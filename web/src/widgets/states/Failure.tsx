import { Button } from '@mantine/core';
import { ApiError, messageOf } from '../../api/ApiError';
import { Message } from './Message';

interface FailureProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** The server's words, in the place of what they are about. */
export function Failure({ error, onRetry }: FailureProps) {
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <Message title="This could not be shown" role="alert">
      <p>{messageOf(error)}</p>
      {requestId && (
        <p>
          In the server&apos;s log: request <code>{requestId}</code>
        </p>
      )}
      <Button variant="default" onClick={onRetry}>
        Try again
      </Button>
    </Message>
  );
}
