import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { address } from '../../api/address';
import { ask } from '../../api/ask';
import { messageOf } from '../../api/ApiError';
import type { RejectionRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { PanelHead, PanelList, PanelRow, PanelSection } from '../../widgets/ContextPanel/Panel';
import { CopyButton } from '../../widgets/CopyButton/CopyButton';
import { bytes } from '../../widgets/format/bytes';
import { counted, exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { JsonTree } from '../../widgets/JsonTree/JsonTree';
import { Answer } from '../../widgets/states/Answer';
import { Message } from '../../widgets/states/Message';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import classes from './Intake.module.css';
import { protocolTitle } from './protocols';
import { reasonWords } from './reasons';
import { replayWords, useRejectionActions } from './useRejectionActions';

const ROUTE = '/api/v1/intake/rejections';
const HEIGHT = 320;

/** One rejected record: why, whose, as it was sent, and what can be done with it. */
export function RejectionDetails({ id }: { readonly id: string }) {
  const question = ask(ROUTE, { id });
  const found = useQuery({ ...question, placeholderData: undefined });
  return (
    <Answer query={found} queryKey={question.queryKey} height={HEIGHT}>
      {(page) => (page.rows[0] ? <Details row={page.rows[0]} /> : <Gone />)}
    </Answer>
  );
}

function Gone() {
  return (
    <Message title="There is no such record">
      <p>It was deleted, or it has expired.</p>
    </Message>
  );
}

function Details({ row }: { readonly row: RejectionRow }) {
  const { zone } = useFilters();
  return (
    <>
      <PanelHead title={row.reason} note={reasonWords(row.reason) ?? 'It was not taken.'} />
      <PanelSection title="Why">
        <p className={classes.why}>{row.message}</p>
      </PanelSection>
      <PanelSection title="What can be done">
        <Actions row={row} />
      </PanelSection>
      <PanelSection title={row.is_cut ? `As sent, the first 64 KiB of ${bytes(row.bytes)}` : 'As sent'}>
        {row.is_base64 && <p className={classes.note}>It is no text, so it is shown as base64.</p>}
        <JsonTree text={row.content} label="The record as sent" />
      </PanelSection>
      <PanelSection title="Where it came from">
        <PanelList>
          <PanelRow name="Received" value={moment(row.time, zone)} exact={exactUtc(row.time)} />
          <PanelRow name="Sender" value={row.token} exact={row.owner} />
          <PanelRow name="Protocol" value={protocolTitle(row.protocol)} />
          <PanelRow
            name="Place in the request"
            value={row.index == null ? 'the whole body' : exact(row.index)}
            exact="Among its records that are not empty, from 0"
          />
          <PanelRow name="Size" value={bytes(row.bytes)} exact={counted(row.bytes, 'bytes')} />
        </PanelList>
      </PanelSection>
      <PanelSection title="Id">
        <Id id={row.id} />
      </PanelSection>
    </>
  );
}

function Id({ id }: { readonly id: string }) {
  return (
    <span className={classes.id}>
      <code>{id}</code>
      <CopyButton text={id} label="Copy the id" />
    </span>
  );
}

function Actions({ row }: { readonly row: RejectionRow }) {
  const { zone, select } = useFilters();
  const { replay, remove } = useRejectionActions(() => {
    select(null);
  });
  const error = replay.error ?? remove.error;
  const isDone = row.outcome === 'accepted';
  return (
    <>
      <div className={classes.actions}>
        <BusyButton
          disabled={row.is_cut || isDone}
          isBusy={replay.isPending}
          onClick={() => {
            replay.mutate({ ids: [row.id], filter: null });
          }}
        >
          Replay
        </BusyButton>
        <Button variant="default" component="a" href={address(ROUTE, { id: row.id, format: 'ndjson' })} download>
          Download
        </Button>
        <BusyButton
          variant="default"
          isBusy={remove.isPending}
          onClick={() => {
            remove.mutate({ id: [row.id] });
          }}
        >
          Delete
        </BusyButton>
      </div>
      <p className={classes.note} role="status">
        {replay.data ? replayWords(replay.data) : replayedWords(row, zone)}
      </p>
      {error && (
        <p className={classes.mistake} role="alert">
          {messageOf(error)}
        </p>
      )}
    </>
  );
}

function replayedWords(row: RejectionRow, zone: string): string {
  if (row.is_cut) {
    return 'Only its begin was kept, so it cannot be replayed.';
  }

  if (row.replayed == null) {
    return 'Replay reads it again as if its sender sent it now; after a rule or setting was mended it is taken.';
  }

  const at = moment(row.replayed, zone);
  return row.outcome === 'accepted'
    ? `Replayed ${at} and accepted.`
    : `Replayed ${at}, still not taken: ${row.outcome_message ?? row.outcome ?? ''}`;
}
