import { useState } from 'react';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleHalf2 } from '@tabler/icons-react';
import type { Receipt } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { bytes } from '../../widgets/format/bytes';
import { duration } from '../../widgets/format/durations';
import { counted, exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import classes from './Intake.module.css';
import { correctionText, lagText } from './lag';
import { protocolTitle } from './protocols';
import { ScrollTable } from './ScrollTable';

const FEW = 8;
const HEIGHT = 560;

const HEADS = [
  { title: 'Time' },
  { title: 'Sender' },
  { title: 'Protocol' },
  { title: 'Outcome' },
  { title: 'Status', isNumber: true },
  { title: 'New', isNumber: true },
  { title: 'Repeats', isNumber: true },
  { title: 'Rejected', isNumber: true },
  { title: 'Size', isNumber: true },
  { title: 'Lag', isNumber: true },
  { title: 'Clock', isNumber: true },
  { title: 'Took', isNumber: true },
  { title: 'Answer' },
] as const;

/** The last requests, the newest first; a few until more are asked for. */
export function ReceiptTable({ receipts }: { readonly receipts: readonly Receipt[] }) {
  const [isWhole, setWhole] = useState(false);
  if (receipts.length === 0) {
    return <p className={classes.none}>No request has come in since the server was started.</p>;
  }

  const shown = isWhole ? receipts : receipts.slice(0, FEW);
  return (
    <>
      <ScrollTable title="Last requests" heads={HEADS} height={HEIGHT}>
        {shown.map((receipt, i) => (
          <Row key={`${receipt.time} ${String(receipts.length - i)}`} receipt={receipt} />
        ))}
      </ScrollTable>
      {receipts.length > FEW && (
        <button
          type="button"
          className={classes.link}
          aria-expanded={isWhole}
          onClick={() => {
            setWhole(!isWhole);
          }}
        >
          {isWhole ? 'Show fewer' : `Show all ${String(receipts.length)}`}
        </button>
      )}
    </>
  );
}

function Row({ receipt }: { readonly receipt: Receipt }) {
  const { zone } = useFilters();
  return (
    <tr>
      <td title={exactUtc(receipt.time)}>{moment(receipt.time, zone)}</td>
      <td className={classes.from} title={`${receipt.token ?? ''} ${receipt.owner ?? ''}`.trim() || undefined}>
        {receipt.token ?? <span className={classes.quiet}>stranger</span>}
      </td>
      <td>{protocolTitle(receipt.protocol)}</td>
      <td>
        <Outcome outcome={receipt.outcome} />
      </td>
      <td data-number>{receipt.status}</td>
      <td data-number>{exact(receipt.accepted)}</td>
      <td data-number>{exact(receipt.duplicates)}</td>
      <td data-number>{exact(receipt.rejected)}</td>
      <td data-number title={counted(receipt.bytes, 'bytes')}>
        {bytes(receipt.bytes)}
      </td>
      <td data-number>{lagText(receipt.lag_ms)}</td>
      <td data-number>{correctionText(receipt.correction_ms)}</td>
      <td data-number>{duration(receipt.duration_ms)}</td>
      <td className={classes.answer} title={receipt.message || undefined}>
        {receipt.message}
      </td>
    </tr>
  );
}

/** Never by colour alone: each has a sign of its own shape. */
function Outcome({ outcome }: { readonly outcome: string }) {
  const Icon =
    outcome === 'accepted' ? IconCircleCheckFilled : outcome === 'partly' ? IconCircleHalf2 : IconAlertTriangleFilled;
  return (
    <span className={classes.outcome} data-outcome={outcome}>
      <Icon size={13} aria-hidden="true" />
      {outcome}
    </span>
  );
}
