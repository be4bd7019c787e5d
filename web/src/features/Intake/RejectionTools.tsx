import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Params } from '../../api/address';
import { messageOf } from '../../api/ApiError';
import { counted } from '../../widgets/format/numbers';
import table from '../../widgets/DataTable/DataTable.module.css';
import { useFocusReturn } from '../../app/shell/useFocusReturn';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import classes from './Intake.module.css';
import { DoneButton } from './DoneButton';
import { replayFilter } from './replayFilter';
import { replayWords, useRejectionActions } from './useRejectionActions';

interface RejectionToolsProps {
  /** Period and filters of the table. */
  readonly params: Params;
  readonly matching: number;
}

/** Replay or delete everything that the filters choose; both are asked about first. */
export function RejectionTools({ params, matching }: RejectionToolsProps) {
  const [asked, setAsked] = useState<'replay' | 'delete' | null>(null);
  const isNone = matching === 0;
  return (
    <>
      {(['replay', 'delete'] as const).map((what) => (
        <button
          key={what}
          type="button"
          className={table.tool}
          disabled={isNone}
          onClick={() => {
            setAsked(what);
          }}
        >
          {what === 'replay' ? 'Replay …' : 'Delete …'}
        </button>
      ))}
      {asked && (
        <Confirm
          what={asked}
          params={params}
          matching={matching}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </>
  );
}

interface ConfirmProps extends RejectionToolsProps {
  readonly what: 'replay' | 'delete';
  readonly onClose: () => void;
}

function Confirm({ what, params, matching, onClose }: ConfirmProps) {
  useFocusReturn();
  const { replay, remove } = useRejectionActions();
  const run =
    what === 'replay' ? () => replayFilter(params).then(replay.mutateAsync) : () => remove.mutateAsync(params);
  const records = counted(matching, 'rejected records');
  const done = replay.data
    ? replayWords(replay.data)
    : remove.data && `${counted(remove.data.deleted, 'records')} deleted.`;
  const error = replay.error ?? remove.error;
  return (
    <Modal opened onClose={onClose} title={what === 'replay' ? `Replay ${records}` : `Delete ${records}`} centered>
      <div className={classes.form}>
        <p className={classes.words} role="status">
          {done ?? (what === 'replay' ? REPLAY_WORDS : DELETE_WORDS)}
        </p>
        {error && (
          <p className={classes.mistake} role="alert">
            {messageOf(error)}
          </p>
        )}
        {done ? (
          <DoneButton onClick={onClose} />
        ) : (
          <BusyButton
            color={what === 'delete' ? 'red' : undefined}
            isBusy={replay.isPending || remove.isPending}
            onClick={() => void run().catch(() => undefined)}
            data-autofocus
          >
            {what === 'replay' ? 'Replay them' : 'Delete them for good'}
          </BusyButton>
        )}
      </div>
    </Modal>
  );
}

const REPLAY_WORDS =
  'All that the filters and the period choose are read again, as if their senders sent them now, at most 10,000 at once. What is taken is stored once, however often it is replayed.';

const DELETE_WORDS =
  'All that the filters and the period choose go for good. The counts of senders stay as they are. To keep them, download them first.';
