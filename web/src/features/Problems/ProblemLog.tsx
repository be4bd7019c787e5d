import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { address } from '../../api/address';
import { get } from '../../api/client';
import { useFilters } from '../../app/filters/useFilters';
import { counted } from '../../widgets/format/numbers';
import { Failure } from '../../widgets/states/Failure';
import { useLive } from '../Events/useLive';
import { LogLines } from '../Runs/LogLines';
import { LogTools } from '../Runs/LogTools';
import runs from '../Runs/Runs.module.css';
import { Section } from './Section';

const ROUTE = '/api/v1/problems/{id}/log';
const PAGE = 200;
const MOST = 10_000;

/** The log around the last error: of its run, else of its request, else of its session. It grows while one follows it. */
export function ProblemLog({ id }: { readonly id: string }) {
  const { search } = useFilters();
  const levels = search.level ?? [];
  const [follows, setFollows] = useState(false);
  const log = useProblemLog(id, levels, follows);
  return (
    <Section
      title="Log"
      name="log"
      note={log.of == null ? undefined : `of its ${log.of}, ${counted(log.lines.length, 'lines')}`}
      tools={
        <LogTools
          follows={follows}
          onFollow={setFollows}
          hint="Show lines as they come"
          href={address(ROUTE, { id, level: [...levels], limit: MOST, format: 'text' })}
        />
      }
    >
      {log.error && <Failure error={log.error} onRetry={log.retry} />}
      {log.lines.length === 0 ? (
        <p className={runs.none}>{noneText(log.isPending, log.of, levels)}</p>
      ) : (
        <LogLines lines={log.lines} follows={follows} keepsEnd />
      )}
    </Section>
  );
}

/** The last lines, and then what comes. */
function useProblemLog(id: string, levels: readonly string[], follows: boolean) {
  const log = useInfiniteQuery({
    queryKey: [ROUTE, 'pages', id, levels],
    queryFn: ({ pageParam, signal }) => get(ROUTE, { id, level: levels, limit: PAGE, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const { data, fetchNextPage, isFetching, isPending, error, refetch } = log;
  const lines = useMemo(() => (data?.pages ?? []).flatMap(({ rows }) => rows), [data]);
  useLive(follows, () => {
    if (data && !isFetching) {
      void fetchNextPage();
    }
  });
  return { lines, isPending, error, retry: () => void refetch(), of: data?.pages[0]?.log_of };
}

function noneText(isPending: boolean, of: string | null | undefined, levels: readonly string[]): string {
  if (isPending) {
    return 'Reading …';
  }

  if (of == null) {
    return 'The error names no run, request or session that a log could be of.';
  }

  return levels.length > 0 ? `No line of level ${levels.join(' or ')}.` : 'Nothing was logged around it.';
}
