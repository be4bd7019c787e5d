import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { address, type Params } from '../../api/address';
import { ApiError, messageOf } from '../../api/ApiError';
import { ask } from '../../api/ask';
import { postForText, sendTo } from '../../api/client';
import { readExactJson } from '../../api/exactJson';
import type { DashboardAnswer, PanelFile } from '../../api/schema';
import { useSession } from '../../app/useSession';
import { bytes } from '../../widgets/format/bytes';
import { counted } from '../../widgets/format/numbers';
import { Skeleton } from '../../widgets/states/Skeleton';
import classes from './Dashboards.module.css';
import { latestOnly } from './latestOnly';
import type { Tried } from './PanelBox';
import { PanelBody } from './PanelBody';
import type { PanelAnswer } from './panelRows';
import { PanelTable } from './PanelTable';

const HEIGHT = 260;
const EDITOR_HEIGHT = 180;
const TRIED = 'tried rows';

/** Loads when a panel is edited; it is as large as all else of the page. */
const SqlEditor = lazy(async () => ({ default: (await import('./SqlEditor')).SqlEditor }));

interface PanelEditorProps {
  readonly dashboard: DashboardAnswer;
  readonly panel: PanelFile;
  /** What was tried and not saved before; the editor goes on with it. */
  readonly draft: string | undefined;
  readonly params: Params;
  /** Another object each time that somebody asks for the editor. */
  readonly request: object;
  /** Says whether the text is another than the one that was opened or last applied. */
  readonly onChanged: (isChanged: boolean) => void;
  /** After saving. */
  readonly onSaved: () => void;
  /** When somebody wants to leave. */
  readonly onClose: () => void;
  /** Shows what was tried in the panel, without saving it; null takes it back. */
  readonly onApply: (tried: Tried | null) => void;
}

/** The SQL of a panel: tried out, seen as drawing and as table, and saved for good. */
export function PanelEditor(props: PanelEditorProps) {
  const { dashboard, panel, onChanged, onClose, onApply } = props;
  const place = useScrolledTo(props.request);
  // What the editor holds this moment, also before the page has drawn it: Ctrl+Enter runs what was just typed.
  const first = props.draft ?? panel.sql ?? '';
  const text = useRef(first);
  // What is not lost when the editor is left.
  const kept = useRef(first);
  // The text that is edited: the page goes on hearing of changes, and a change by somebody else must not be overwritten.
  const [opened] = useState({ sql: first, version: dashboard.version });
  const schema = useQuery(ask('/api/v1/sql/schema'));
  const { trial, save } = usePanelChanges(props, opened.version, () => text.current);
  const failure = save.error ?? trial.error;
  const variables = (dashboard.definition.variables ?? []).flatMap(({ name }) => name ?? []);
  const apply = (tried: Tried) => {
    kept.current = tried.sql;
    onApply(tried);
    onChanged(text.current !== tried.sql);
  };
  const run = () => {
    trial.mutate();
  };

  return (
    <section ref={place} className={classes.editor} aria-label={`Edit ${panel.title ?? ''}`}>
      <Suspense fallback={<Skeleton height={EDITOR_HEIGHT} />}>
        <SqlEditor
          text={opened.sql}
          label={`SQL of ${panel.title ?? ''}`}
          schema={schema.data}
          variables={variables}
          mistake={trial.error instanceof ApiError ? trial.error.place : null}
          onChange={(changed) => {
            text.current = changed;
            onChanged(changed !== kept.current);
          }}
          onRun={run}
        />
      </Suspense>
      <Tools trial={trial} save={save} onRun={run} onApply={apply} onClose={onClose} />
      {failure && (
        <p className={classes.problem} role="alert">
          {messageOf(failure)}
        </p>
      )}
      {trial.data && (
        <>
          <PanelBody panel={panel} answer={trial.data.answer} height={HEIGHT} rowsName={TRIED} />
          {panel.kind !== 'table' && <PanelTable panel={panel} answer={trial.data.answer} rowsName={TRIED} />}
        </>
      )}
    </section>
  );
}

/** The element that comes into view at each request; it may be far above the panel whose menu was used. */
function useScrolledTo(request: object) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'start' });
    place.current?.querySelector<HTMLElement>('.cm-content')?.focus({ preventScroll: true });
  }, [request]);
  return place;
}

interface ToolsProps extends Pick<PanelEditorProps, 'onClose'> {
  readonly onApply: (tried: Tried) => void;
  readonly trial: ReturnType<typeof usePanelChanges>['trial'];
  readonly save: SaveButtonProps['save'];
  readonly onRun: () => void;
}

/** What can be done with the text, and what the last try cost. */
function Tools({ trial, save, onRun, onApply, onClose }: ToolsProps) {
  return (
    <div className={classes.tools}>
      <Button onClick={onRun} loading={trial.isPending}>
        Run (Ctrl+Enter)
      </Button>
      <Button
        variant="default"
        title="Shows it in the panel until the page is loaded again; nothing is saved."
        loading={trial.isPending}
        onClick={() => {
          trial.mutate(undefined, {
            onSuccess: onApply,
          });
        }}
      >
        Apply
      </Button>
      <SaveButton save={save} />
      <Button variant="subtle" onClick={onClose}>
        Close
      </Button>
      {trial.data && <span className={classes.note}>{costOf(trial.data.answer)}</span>}
    </div>
  );
}

/** Trying the text, and saving it. */
function usePanelChanges(
  { dashboard, panel, params, onSaved, onApply }: PanelEditorProps,
  version: string,
  textNow: () => string,
) {
  const client = useQueryClient();
  const { key, ...view } = params;
  const [tries] = useState(latestOnly);
  // Nobody waits for the rows of an editor that is gone; the engine need not read on.
  useEffect(() => tries.stop, [tries]);
  const trial = useMutation({
    mutationFn: async (): Promise<Tried> => {
      const sql = textNow();
      const route = address(`/api/v1/dashboards/${String(key)}/trial`, view);
      return { sql, answer: readExactJson(await postForText(route, { sql }, tries.next())) as PanelAnswer };
    },
  });
  const save = useMutation({
    mutationFn: () =>
      sendTo<DashboardAnswer>('PUT', `/api/v1/dashboards/${dashboard.key}/panels/${panel.id ?? ''}`, {
        sql: textNow(),
        version,
      }),
    onSuccess: async () => {
      onApply(null);
      await client.invalidateQueries({ queryKey: ['/api/v1/dashboards/{key}'] });
      onSaved();
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
