import { Button, Menu, Modal, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ApiError } from '../../api/ApiError';
import type { ProblemAnswer } from '../../api/schema';
import { useSession } from '../../app/useSession';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import classes from './Problems.module.css';
import { useProblemAct, type Body } from './useProblemAct';

const DAY_MS = 86_400_000;
const DAYS = [
  [1, 'a day'],
  [7, 'a week'],
  [30, '30 days'],
] as const;
const STANDARD_EVENTS = 10;

type Asked = 'resolve' | 'snooze' | 'assign' | 'comment' | 'merge';

const FORMS = {
  resolve: ResolveForm,
  snooze: SnoozeForm,
  assign: AssignForm,
  comment: CommentForm,
  merge: MergeForm,
} as const;

/** What can be done with a problem. Everything can be undone. */
export function ProblemButtons({ problem }: { readonly problem: ProblemAnswer }) {
  const act = useProblemAct(problem.id);
  const [asks, setAsks] = useState<Asked | null>(null);
  const close = () => {
    setAsks(null);
  };
  const run = (action: string, body: Body = {}) => {
    act.mutate({ action, body }, { onSuccess: close });
  };
  const Form = asks && FORMS[asks];
  const choices = { run, ask: setAsks, isBusy: act.isPending };
  const canUndo = (problem.history ?? []).some(({ is_undone, undoes }) => !is_undone && undoes == null);
  return (
    <div className={classes.buttons} role="toolbar" aria-label="What to do with it">
      {problem.state === 'open' || problem.state === 'regressed' ? (
        <WhileOpen {...choices} />
      ) : (
        <Does name="Reopen" action="reopen" {...choices} />
      )}
      <Opens name="Assign" asks="assign" {...choices} />
      <Opens name="Comment" asks="comment" {...choices} />
      <Opens name="Merge" asks="merge" {...choices} />
      {canUndo && <Does name="Undo" action="undo" {...choices} />}
      {act.error && asks === null && (
        <span role="alert" className={classes.trouble}>
          {act.error.message}
        </span>
      )}
      {Form && <Form problem={problem} run={run} isBusy={act.isPending} error={act.error} onClose={close} />}
    </div>
  );
}

interface Choices {
  readonly run: (action: string, body?: Body) => void;
  readonly ask: (what: Asked) => void;
  readonly isBusy: boolean;
}

function WhileOpen(choices: Choices) {
  return (
    <>
      <BusyButton
        isBusy={choices.isBusy}
        onClick={() => {
          choices.ask('resolve');
        }}
      >
        Resolve
      </BusyButton>
      <SnoozeMenu
        run={choices.run}
        onEvents={() => {
          choices.ask('snooze');
        }}
      />
      <Does name="Ignore" action="ignore" {...choices} />
    </>
  );
}

function Does({ name, action, run, isBusy }: Choices & { readonly name: string; readonly action: string }) {
  return (
    <BusyButton
      variant="default"
      isBusy={isBusy}
      onClick={() => {
        run(action);
      }}
    >
      {name}
    </BusyButton>
  );
}

function Opens({ name, asks, ask }: Choices & { readonly name: string; readonly asks: Asked }) {
  return (
    <Button
      variant="default"
      onClick={() => {
        ask(asks);
      }}
    >
      {name} …
    </Button>
  );
}

interface SnoozeMenuProps {
  readonly run: (action: string, body?: Body) => void;
  readonly onEvents: () => void;
}

function SnoozeMenu({ run, onEvents }: SnoozeMenuProps) {
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default">Snooze</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {DAYS.map(([days, text]) => (
          <Menu.Item
            key={days}
            onClick={() => {
              run('snooze', { until: new Date(Date.now() + days * DAY_MS).toISOString() });
            }}
          >
            For {text}
          </Menu.Item>
        ))}
        <Menu.Item onClick={onEvents}>Until it happens some times more …</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface FormProps {
  readonly problem: ProblemAnswer;
  readonly run: (action: string, body?: Body) => void;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onClose: () => void;
}

interface AskProps extends Omit<FormProps, 'problem' | 'run'> {
  readonly title: string;
  readonly action: string;
  readonly onSend: () => void;
  readonly children: ReactNode;
}

function Ask({ title, action, isBusy, error, onClose, onSend, children }: AskProps) {
  return (
    <Modal opened onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
        }}
      >
        {children}
        {error && !(error instanceof ApiError && Object.keys(error.errors).length > 0) && (
          <p role="alert" className={classes.trouble}>
            {error.message}
          </p>
        )}
        <div className={classes.buttons}>
          <BusyButton type="submit" isBusy={isBusy}>
            {action}
          </BusyButton>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function about(error: Error | null, name: string): string | undefined {
  return error instanceof ApiError ? error.about(name) : undefined;
}

function ResolveForm({ problem, run, ...rest }: FormProps) {
  const [version, setVersion] = useState('');
  return (
    <Ask
      {...rest}
      title="Resolve"
      action="Resolve"
      onSend={() => {
        run('resolve', { version: version.trim() });
      }}
    >
      <TextInput
        data-autofocus
        label="In version"
        description={
          problem.versions.length > 0
            ? `Seen in ${problem.versions.join(', ')}. It regresses when it is seen in a newer one. Empty: when it is seen again.`
            : 'It regresses when it is seen in a newer version. Empty: when it is seen again.'
        }
        value={version}
        error={about(rest.error, 'version')}
        onChange={(event) => {
          setVersion(event.currentTarget.value);
        }}
      />
    </Ask>
  );
}

function SnoozeForm({ problem, run, ...rest }: FormProps) {
  const [events, setEvents] = useState<number | string>(STANDARD_EVENTS);
  return (
    <Ask
      {...rest}
      title="Snooze"
      action="Snooze"
      onSend={() => {
        run('snooze', { events: Number(events) });
      }}
    >
      <NumberInput
        data-autofocus
        label="Until it happens so many times more"
        description={`It happened ${String(problem.events)} times so far.`}
        value={events}
        min={1}
        error={about(rest.error, 'events')}
        onChange={setEvents}
      />
    </Ask>
  );
}

function AssignForm({ problem, run, ...rest }: FormProps) {
  const session = useSession();
  const [account, setAccount] = useState(problem.assignee || (session.data?.login ?? ''));
  return (
    <Ask
      {...rest}
      title="Assign"
      action="Assign"
      onSend={() => {
        run('assign', { account: account.trim() });
      }}
    >
      <TextInput
        data-autofocus
        label="Login"
        description="Of an account of Footfall. Empty for nobody."
        value={account}
        error={about(rest.error, 'account')}
        onChange={(event) => {
          setAccount(event.currentTarget.value);
        }}
      />
    </Ask>
  );
}

function CommentForm({ run, ...rest }: FormProps) {
  const [comment, setComment] = useState('');
  return (
    <Ask
      {...rest}
      title="Comment"
      action="Say it"
      onSend={() => {
        run('comment', { comment });
      }}
    >
      <Textarea
        data-autofocus
        label="Comment"
        autosize
        minRows={3}
        value={comment}
        error={about(rest.error, 'comment')}
        onChange={(event) => {
          setComment(event.currentTarget.value);
        }}
      />
    </Ask>
  );
}

function MergeForm({ run, ...rest }: FormProps) {
  const [into, setInto] = useState('');
  return (
    <Ask
      {...rest}
      title="Merge into another problem"
      action="Merge"
      onSend={() => {
        run('merge', { into: into.trim() });
      }}
    >
      <TextInput
        data-autofocus
        label="Id of the other problem"
        description="It stays, and takes the errors of this one, also those that come."
        value={into}
        error={about(rest.error, 'into')}
        onChange={(event) => {
          setInto(event.currentTarget.value);
        }}
      />
    </Ask>
  );
}
