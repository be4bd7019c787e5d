import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { DashboardAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { useSession } from '../../app/useSession';
import { Answer } from '../../widgets/states/Answer';
import { Confirm } from '../Settings/Confirm';
import { choiceParams } from './choices';
import classes from './Dashboards.module.css';
import { letGo, NOTHING_EDITED, stay, turnTo, type Editing } from './editing';
import { FileEditor } from './FileEditor';
import { LeaveGuard } from './LeaveGuard';
import { PanelBox, type Tried } from './PanelBox';
import { PanelEditor } from './PanelEditor';
import { VariableChoice } from './VariableChoice';

const HEIGHT = 500;
const LOOK_AGAIN_MS = 1000;

/** A dashboard: what can be chosen, and its panels. A file that is saved in the folder is on the screen within a second. */
export function DashboardPage() {
  const { key } = useParams({ from: '/framed/dashboards/$key' });
  const question = ask('/api/v1/dashboards/{key}', { key });
  const answer = useQuery({ ...question, refetchInterval: LOOK_AGAIN_MS });
  return (
    <Answer query={{ ...answer, isFetching: answer.isLoading }} queryKey={question.queryKey} height={HEIGHT}>
      {(dashboard) => <Shown dashboard={dashboard} />}
    </Answer>
  );
}

/** What was tried in a panel and not saved, and what was looked at then. */
interface Applied extends Tried {
  readonly view: string;
}

type AppliedPanels = Readonly<Record<string, Applied | undefined>>;

function Shown({ dashboard }: { readonly dashboard: DashboardAnswer }) {
  const { search, period } = useFilters();
  const [editing, setEditing] = useState(NOTHING_EDITED);
  const [applied, setApplied] = useState<AppliedPanels>({});
  const { variables = [], rows = [] } = dashboard.definition;
  const names = variables.flatMap(({ name }) => name ?? []);
  const params = { key: dashboard.key, ...period, ...choiceParams(search.choose, names) };
  const view = JSON.stringify(params);
  const panel = rows.flatMap((row) => row.panels ?? []).find(({ id }) => id === editing.edited?.id);
  return (
    <div className={classes.page}>
      <h2 className={classes.title}>{dashboard.definition.title}</h2>
      {dashboard.problem && (
        <p className={classes.problem} role="alert">
          {dashboard.problem} What is shown is the last that was right.
        </p>
      )}
      <Tools dashboard={dashboard} params={params} />
      <LosesChanges editing={editing} onAnswer={setEditing} />
      <LeaveGuard isChanged={editing.isChanged || Object.values(applied).some((tried) => tried !== undefined)} />
      {panel && editing.edited && (
        <PanelEditor
          key={panel.id}
          dashboard={dashboard}
          panel={panel}
          draft={applied[panel.id ?? '']?.sql}
          params={params}
          request={editing.edited}
          onChanged={(isChanged) => {
            setEditing((now) => (now.isChanged === isChanged ? now : { ...now, isChanged }));
          }}
          onSaved={() => {
            setEditing(NOTHING_EDITED);
          }}
          onClose={() => {
            setEditing((now) => turnTo(now, null));
          }}
          onApply={(tried) => {
            setApplied((before) => ({ ...before, [panel.id ?? '']: tried ? { ...tried, view } : undefined }));
          }}
        />
      )}
      <Rows
        dashboard={dashboard}
        params={params}
        view={view}
        applied={applied}
        onEdit={(id) => {
          setEditing((now) => turnTo(now, id));
        }}
      />
    </div>
  );
}

interface RowsProps extends ToolsProps {
  readonly view: string;
  readonly applied: AppliedPanels;
  readonly onEdit: (id: string | null) => void;
}

/** The panels, row by row. */
function Rows({ dashboard, params, view, applied, onEdit }: RowsProps) {
  // Rows that were tried are of the period and the choices that they were tried with.
  const triedOf = (id: string) => (applied[id]?.view === view ? applied[id] : null);
  return (
    <>
      {dashboard.definition.rows?.map((row) => (
        <section key={row.panels?.[0]?.id} className={classes.row} aria-label={row.title ?? undefined}>
          {row.title && <h3 className={classes.rowTitle}>{row.title}</h3>}
          {row.panels?.map((one) => (
            <PanelBox
              key={one.id}
              panel={one}
              params={params}
              version={dashboard.version}
              tried={triedOf(one.id ?? '')}
              onEdit={() => {
                onEdit(one.id ?? null);
              }}
            />
          ))}
        </section>
      ))}
    </>
  );
}

interface LosesChangesProps {
  readonly editing: Editing;
  readonly onAnswer: (next: Editing) => void;
}

/** Asks before the changed text of a panel goes. */
function LosesChanges({ editing, onAnswer }: LosesChangesProps) {
  return (
    editing.waiting !== undefined && (
      <Confirm
        title="The SQL was changed and not saved"
        button="Drop the changes"
        isBusy={false}
        error={null}
        onConfirm={() => {
          onAnswer(letGo(editing));
        }}
        onClose={() => {
          onAnswer(stay(editing));
        }}
      >
        What was changed is lost when the editor is left. Close this to go on editing.
      </Confirm>
    )
  );
}

interface ToolsProps {
  readonly dashboard: DashboardAnswer;
  readonly params: Params;
}

/** What can be chosen, and the file behind the page. */
function Tools({ dashboard, params }: ToolsProps) {
  const [isFileOpen, setIsFileOpen] = useState(false);
  const isAdministrator = useSession().data?.role === 'administrator';
  return (
    <>
      <div className={classes.tools}>
        {dashboard.definition.variables?.map((variable) => (
          <VariableChoice key={variable.name} variable={variable} params={params} />
        ))}
        <a className={classes.link} href={`/api/v1/dashboards/${dashboard.key}/file`} download>
          Export as a file
        </a>
        {isAdministrator && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => {
              setIsFileOpen(true);
            }}
          >
            Edit the file, earlier texts
          </Button>
        )}
      </div>
      {isFileOpen && (
        <FileEditor
          dashboard={dashboard}
          onClose={() => {
            setIsFileOpen(false);
          }}
        />
      )}
    </>
  );
}
