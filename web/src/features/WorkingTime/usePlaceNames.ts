import { useMemo } from 'react';
import { useRowNames } from '../../widgets/FilterBar/useNames';

const COLUMNS = { project: 'project_id', task: 'task_id', job: 'job_id' } as const;

type Place = keyof typeof COLUMNS;

/** Names of places by their ids. */
export type PlaceNames = Readonly<Record<Place, ReadonlyMap<string, string>>>;

type Row = Readonly<{ [K in (typeof COLUMNS)[Place]]?: string | number | null | undefined }>;

/** Names of the places in rows; one question a kind for many rows at once. */
export function usePlaceNames(rows: readonly Row[]): PlaceNames {
  const project = useRowNames('project', idsOf(rows, 'project'));
  const task = useRowNames('task', idsOf(rows, 'task'));
  const job = useRowNames('job', idsOf(rows, 'job'));
  return useMemo(() => ({ project, task, job }), [project, task, job]);
}

/** In the order in which they come, so that more rows only add to them. */
function idsOf(rows: readonly Row[], place: Place): string[] {
  return [...new Set(rows.map((row) => row[COLUMNS[place]]).filter((id) => typeof id === 'string'))];
}
