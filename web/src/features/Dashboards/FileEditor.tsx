import { Button, Select, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { messageOf } from '../../api/ApiError';
import { ask } from '../../api/ask';
import { getText, sendTo } from '../../api/client';
import type { DashboardAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { moment } from '../../widgets/format/times';
import classes from './Dashboards.module.css';

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
  const [version] = useState(dashboard.version);
  const [earlier, setEarlier] = useState<string | null>(null);
  const { key } = dashboard;
  const compared = useQuery({
    queryKey: ['version', key, earlier],
    queryFn: ({ signal }) => getText('/api/v1/dashboards/{key}/versions/{name}', { key, name: earlier }, signal),
    enabled: earlier !== null,
  });
  const save = useMutation({
    mutationFn: () => sendTo<DashboardAnswer>('PUT', `/api/v1/dashboards/${key}`, { text, version }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['/api/v1/dashboards/{key}'] });
      onClose();
    },
  });

  return (
    <section className={classes.editor} aria-label="The dashboard as a file">
      <div className={classes.compared}>
        <TextField label="Text" value={text} onChange={setText} />
        {earlier !== null && <TextField label="As it was" value={compared.data ?? ''} />}
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
        <Button variant="subtle" onClick={onClose}>
          Close
        </Button>
      </div>
      {save.error && (
        <p className={classes.problem} role="alert">
          {messageOf(save.error)}
        </p>
      )}
    </section>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Without it the text is only read. */
  readonly onChange?: (text: string) => void;
}

function TextField({ label, value, onChange }: TextFieldProps) {
  return (
    <Textarea
      label={label}
      value={value}
      rows={ROWS}
      classNames={{ input: classes.text ?? '' }}
      readOnly={onChange === undefined}
      onChange={(event) => {
        onChange?.(event.currentTarget.value);
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
      data={(versions.data ?? []).map(({ name, time }) => ({ value: name, label: moment(time, zone) }))}
      value={value}
      onChange={onChange}
      clearable
    />
  );
}
