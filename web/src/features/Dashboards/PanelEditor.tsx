import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useRef } from 'react';
import { address, type Params } from '../../api/address';
import { ApiError, messageOf } from '../../api/ApiError';
import { ask } from '../../api/ask';
import { sendTo } from '../../api/client';
import type { DashboardAnswer, PanelFile } from '../../api/schema';
import { useSession } from '../../app/useSession';
import { bytes } from '../../widgets/format/bytes';
import { counted } from '../../widgets/format/numbers';
import { Skeleton } from '../../widgets/states/Skeleton';
import classes from './Dashboards.module.css';
import { PanelBody } from './PanelBody';
import type { PanelAnswer } from './panelRows';
import { PanelTable } from './PanelTable';

const HEIGHT = 260;
const EDITOR_HEIGHT = 180;

/** Loads when a panel is edited; it is as large as all else of the page. */
const SqlEditor = lazy(async () => ({ default: (await import('./SqlEditor')).SqlEditor }));

interface PanelEditorProps {
  readonly dashboard: DashboardAnswer;
  readonly panel: PanelFile;
  readonly params: Params;
  readonly onClose: () => void;
}

/** The SQL of a panel: tried out, seen as drawing and as table, and saved for good. */
export function PanelEditor({ dashboard, panel, params, onClose }: PanelEditorProps) {
  // What the editor holds this moment, also before the page has drawn it: Ctrl+Enter runs what was just typed.
  const text = useRef(panel.sql ?? '');
  const schema = useQuery(ask('/api/v1/sql/schema'));
  const { trial, save } = usePanelChanges({ dashboard, panel, params, onClose }, () => text.current);
  const failure = save.error ?? trial.error;
  const run = () => {
    trial.mutate();
  };

  return (
    <section className={classes.editor} aria-label={`Edit ${panel.title ?? ''}`}>
      <Suspense fallback={<Skeleton height={EDITOR_HEIGHT} />}>
        <SqlEditor
          text={panel.sql ?? ''}
          label={`SQL of ${panel.title ?? ''}`}
          schema={schema.data}
          variables={(dashboard.definition.variables ?? []).flatMap(({ name }) => name ?? [])}
          mistake={trial.error instanceof ApiError ? trial.error.place : null}
          onChange={(changed) => {
            text.current = changed;
          }}
          onRun={run}
        />
      </Suspense>
      <div className={classes.tools}>
        <Button onClick={run} loading={trial.isPending}>
          Run (Ctrl+Enter)
        </Button>
        <SaveButton save={save} />
        <Button variant="subtle" onClick={onClose}>
          Close
        </Button>
        {trial.data && <span className={classes.note}>{costOf(trial.data)}</span>}
      </div>
      {failure && (
        <p className={classes.problem} role="alert">
          {messageOf(failure)}
        </p>
      )}
      {trial.data && (
        <>
          <PanelBody panel={panel} answer={trial.data} height={HEIGHT} />
          {panel.kind !== 'table' && <PanelTable panel={panel} answer={trial.data} />}
        </>
      )}
    </section>
  );
}

/** Trying the text, and saving it. */
function usePanelChanges({ dashboard, panel, params, onClose }: PanelEditorProps, textNow: () => string) {
  const client = useQueryClient();
  const { key, ...view } = params;
  const trial = useMutation({
    mutationFn: () =>
      sendTo<PanelAnswer>('POST', address(`/api/v1/dashboards/${String(key)}/trial`, view), { sql: textNow() }),
  });
  const save = useMutation({
    mutationFn: () =>
      sendTo<DashboardAnswer>('PUT', `/api/v1/dashboards/${dashboard.key}/panels/${panel.id ?? ''}`, {
        sql: textNow(),
        version: dashboard.version,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['/api/v1/dashboards/{key}'] });
      onClose();
    },
  });
  return { trial, save };
}

interface SaveButtonProps {
  readonly save: { readonly isPending: boolean; readonly mutate: () => void };
}

/** Saving is for administrators. */
function SaveButton({ save }: SaveButtonProps) {
  const isAdministrator = useSession().data?.role === 'administrator';
  return (
    <Button
      variant="default"
      disabled={!isAdministrator}
      title={isAdministrator ? undefined : 'Only administrators save dashboards.'}
      loading={save.isPending}
      onClick={() => {
        save.mutate();
      }}
    >
      Save
    </Button>
  );
}

function costOf({ rows, statistics }: PanelAnswer): string {
  const { elapsed, rows_read, bytes_read } = statistics;
  return `${counted(rows, 'rows')} in ${(elapsed * 1000).toFixed(0)} ms, ${counted(rows_read, 'rows')} and ${bytes(bytes_read)} read`;
}
