import { Button, Select, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiError, messageOf } from '../../api/ApiError';
import { ask } from '../../api/ask';
import { getText, sendTo } from '../../api/client';
import type { DashboardAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { moment } from '../../widgets/format/times';
import { Confirm } from '../Settings/Confirm';
import classes from './Dashboards.module.css';
import { Differences } from './Differences';
import { LeaveGuard } from './LeaveGuard';
import { placeIn } from './placeIn';

const ROWS = 18;

interface FileEditorProps {
  readonly dashboard: DashboardAnswer;
  readonly onClose: () => void;
}

/** The text of a dashboard as a whole: changed, compared with what it was earlier, and put back. */
export function FileEditor({ dashboard, onClose }: FileEditorProps) {
  const client = useQueryClient();
  const [text, setText] = useState(dashboard.text);
  // The text that is edited: the page goes on hearing of changes, and a change by somebody else must not be overwritten.
  const [opened] = useState({ text: dashboard.text, version: dashboard.version });
  const [earlier, setEarlier] = useState<string | null>(null);
  const { key } = dashboard;
  const compared = useQuery({
    queryKey: ['version', key, earlier],
    queryFn: ({ signal }) => getText('/api/v1/dashboards/{key}/versions/{name}', { key, name: earlier }, signal),
    enabled: earlier !== null,
  });
  const save = useMutation({
    mutationFn: () => sendTo<DashboardAnswer>('PUT', `/api/v1/dashboards/${key}`, { text, version: opened.version }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['/api/v1/dashboards/{key}'] });
      onClose();
    },
  });
  const isChanged = text !== opened.text;

  return (
    <section className={classes.editor} aria-label="The dashboard as a file">
      <div className={classes.compared}>
        <TextField value={text} onChange={setText} failure={save.error} />
        {compared.data !== undefined && <Differences earlier={compared.data} later={text} />}
      </div>
      <div className={classes.tools}>
        <VersionChoice dashboardKey={key} value={earlier} onChange={setEarlier} />
        <Button
          variant="default"
          disabled={compared.data === undefined}
          onClick={() => {
            setText(compared.data ?? text);
          }}
        >
          Put it back
        </Button>
        <Button
          loading={save.isPending}
          onClick={() => {
            save.mutate();
          }}
        >
          Save
        </Button>
        <CloseButton isChanged={isChanged} onClose={onClose} />
      </div>
      {save.error && (
        <p className={classes.problem} role="alert">
          {messageOf(save.error)}
        </p>
      )}
      <LeaveGuard isChanged={isChanged && !save.isSuccess} />
    </section>
  );
}

/** Asks before changes go. */
function CloseButton({ isChanged, onClose }: { readonly isChanged: boolean; readonly onClose: () => void }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        onClick={() => {
          if (isChanged) {
            setAsking(true);
          } else {
            onClose();
          }
        }}
      >
        Close
      </Button>
      {isAsking && (
        <Confirm
          title="The text was changed and not saved"
          button="Drop the changes"
          isBusy={false}
          error={null}
          onConfirm={onClose}
          onClose={() => {
            setAsking(false);
          }}
        >
          What was changed is lost when the editor is left. Close this to go on editing.
        </Confirm>
      )}
    </>
  );
}

interface TextFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Why it was not saved; a line that it names is marked. */
  readonly failure: Error | null;
}

function TextField({ value, onChange, failure }: TextFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const range =
      failure instanceof ApiError && field.current ? placeIn(field.current.value, failure.about('text')) : null;
    if (range && field.current) {
      const { start, end, line } = range;
      field.current.focus();
      field.current.setSelectionRange(start, end);
      field.current.scrollTop =
        (line - ROWS / 2) * (field.current.scrollHeight / field.current.value.split('\n').length);
    }
  }, [failure]);
  return (
    <Textarea
      ref={field}
      label="Text"
      value={value}
      rows={ROWS}
      classNames={{ input: classes.text ?? '' }}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

interface VersionChoiceProps {
  readonly dashboardKey: string;
  readonly value: string | null;
  readonly onChange: (name: string | null) => void;
}

/** The texts that were kept, by when. */
function VersionChoice({ dashboardKey, value, onChange }: VersionChoiceProps) {
  const { zone } = useFilters();
  const versions = useQuery(ask('/api/v1/dashboards/{key}/versions', { key: dashboardKey }));
  return (
    <Select
      label="Compare with"
      placeholder="An earlier text"
      size="xs"
      data={(versions.data ?? []).map(({ name, time }) => ({
        value: name,
        label: time ? moment(time, zone) : 'As shipped',
      }))}
      value={value}
      onChange={onChange}
      clearable
    />
  );
}
