import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { SenderEntry } from '../../api/schema';
import type { Search } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { exact, number } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { FirstEventMark } from './FirstEventMark';
import classes from './Intake.module.css';
import { correctionText, lagText } from './lag';
import { NewToken } from './NewToken';
import { protocolTitle } from './protocols';
import { ScrollTable } from './ScrollTable';
import { Section } from './Section';

const HEIGHT = 330;

const HEADS = [
  { title: 'Sender' },
  { title: 'Protocol' },
  { title: 'First event' },
  { title: 'Last event' },
  { title: 'New', isNumber: true, words: 'Events that were new' },
  { title: 'Rejected', isNumber: true, words: 'Records that were not taken' },
  { title: 'Refused', isNumber: true, words: 'Requests that were refused as a whole' },
  { title: 'Repeats', isNumber: true, words: 'Events that the store had already' },
  { title: 'Lag', isNumber: true, words: 'From the newest event’s time to its receipt, in the last request' },
  { title: 'Clock', isNumber: true, words: 'What was last added to its times because its clock is off' },
] as const;

interface SenderTableProps {
  readonly senders: readonly SenderEntry[];
  /** A token was made; its text is known only now. */
  readonly onToken: (token: string) => void;
}

/** Who sends, by which protocol, since when, and what became of it. */
export function SenderTable({ senders, onToken }: SenderTableProps) {
  const [isMaking, setMaking] = useState(false);
  const make = (
    <Button
      variant="default"
      leftSection={<IconPlus size={13} aria-hidden="true" />}
      onClick={() => {
        setMaking(true);
      }}
    >
      New token
    </Button>
  );
  return (
    <Section id="senders" title="Senders" tools={make}>
      {senders.length === 0 ? (
        <p className={classes.none}>
          Nobody can send yet. Make a token, put it into one of the examples, and its first event shows here.
        </p>
      ) : (
        <ScrollTable title="Senders" heads={HEADS} height={HEIGHT}>
          {senders.map((sender) => (
            <Row key={`${sender.owner} ${sender.protocol ?? ''}`} sender={sender} />
          ))}
        </ScrollTable>
      )}
      {isMaking && (
        <NewToken
          onToken={onToken}
          onClose={() => {
            setMaking(false);
          }}
        />
      )}
    </Section>
  );
}

function Row({ sender }: { readonly sender: SenderEntry }) {
  const { zone } = useFilters();
  return (
    <tr>
      <th scope="row" className={classes.sender} title={`${sender.token} ${sender.owner}`.trim() || undefined}>
        {sender.token || 'strangers'}
        {sender.is_revoked && <span className={classes.quiet}> revoked</span>}
      </th>
      <td>{sender.protocol == null ? '–' : protocolTitle(sender.protocol)}</td>
      <td>
        <FirstEventMark time={sender.first_event ?? null} isStranger={sender.owner === ''} />
      </td>
      <td title={sender.last_event == null ? undefined : exactUtc(sender.last_event)}>
        {sender.last_event == null ? '–' : moment(sender.last_event, zone)}
      </td>
      <Count value={sender.accepted} />
      <Rejected sender={sender} />
      <Count value={sender.refused} />
      <Count value={sender.duplicates} />
      <td data-number>{lagText(sender.lag_ms)}</td>
      <td data-number>{correctionText(sender.correction_ms)}</td>
    </tr>
  );
}

function Count({ value }: { readonly value: number }) {
  return (
    <td data-number title={exact(value)}>
      {number(value)}
    </td>
  );
}

/** Leads to the records, where there are any. */
function Rejected({ sender }: { readonly sender: SenderEntry }) {
  const { rejected, reasons, owner, protocol } = sender;
  if (rejected === 0) {
    return <Count value={0} />;
  }

  const words = reasons.map(({ reason, records }) => `${reason} ${exact(records)}`).join(', ');
  return (
    <td data-number title={words}>
      <Link
        to="/settings/intake"
        search={(before: Search) => ({
          ...before,
          period: '30d',
          from: undefined,
          to: undefined,
          token: [owner],
          protocol: protocol == null ? undefined : [protocol],
          reason: undefined,
        })}
        hash="rejections"
        className={classes.rejected}
      >
        {number(rejected)}
        <span className="visually-hidden"> rejected: {words}</span>
      </Link>
    </td>
  );
}
