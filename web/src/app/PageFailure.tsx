import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { messageOf } from '../api/ApiError';
import { Message } from '../widgets/states/Message';

/** A page that failed to draw, or whose files were replaced by a newer version of the server meanwhile. */
export function PageFailure({ error }: ErrorComponentProps) {
  return (
    <Message title="This page could not be drawn" role="alert">
      <p>{messageOf(error)}</p>
      <p>If the server was updated a moment ago, loading the page again is all it takes.</p>
      <Button
        onClick={() => {
          window.location.reload();
        }}
      >
        Load again
      </Button>
    </Message>
  );
}
