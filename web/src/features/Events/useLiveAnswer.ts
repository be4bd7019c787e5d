import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLive, type LiveRoute } from './useLive';

/** New events come many times a second; numbers that are read need not. */
const EVERY_MS = 3000;

interface LiveAnswerOptions {
  /** What tells of news; all events where none is named. */
  readonly live?: LiveRoute;
  /** What is told in this time is told at once, in milliseconds. */
  readonly everyMs?: number;
  /** Second parts of keys of lists that grow: they are not asked again from their begin, who shows them decides. */
  readonly growing?: readonly string[];
  readonly onNews?: (() => void) | undefined;
}

/** Asks again for what routes answered, and the routes under them, when there is something new, and calls back. */
export function useLiveAnswer(
  routes: readonly string[],
  { live = '/api/v1/events/live', everyMs = EVERY_MS, growing = [], onNews }: LiveAnswerOptions = {},
): void {
  const client = useQueryClient();
  const latest = useRef(onNews);
  const waits = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    latest.current = onNews;
  });
  useEffect(
    () => () => {
      if (waits.current !== null) {
        clearTimeout(waits.current);
      }
    },
    [],
  );
  useLive(
    true,
    () => {
      waits.current ??= setTimeout(() => {
        waits.current = null;
        latest.current?.();
        void client.invalidateQueries({
          predicate: ({ queryKey: [route, part] }) =>
            routes.some((one) => String(route).startsWith(one)) && !growing.includes(String(part)),
        });
      }, everyMs);
    },
    live,
  );
}
