import type { RejectionRow } from '../../api/schema';
import type { ListName } from '../../app/filters/search';
import type { CellValue, DataColumn } from '../../widgets/DataTable/types';
import { bytes } from '../../widgets/format/bytes';
import { counted, exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { protocolTitle } from './protocols';
import { reasonWords } from './reasons';

/** Columns that are shown at first. */
export const STANDARD_COLUMNS = ['time', 'reason', 'token', 'protocol', 'message', 'content', 'outcome'] as const;

export const STANDARD_SORT = '-time';

/** The columns of the table of rejected records. */
export function rejectionColumns(zone: string): DataColumn<RejectionRow>[] {
  return [
    {
      id: 'time',
      title: 'Received',
      width: 168,
      sort: 'time',
      isLargeFirst: true,
      value: (r) => ({ text: moment(r.time, zone), exact: exactUtc(r.time) }),
    },
    chosen('reason', 'Reason', 150, (r) => ({ text: r.reason, exact: reasonWords(r.reason), filter: r.reason })),
    chosen('token', 'Sender', 130, (r) => ({ text: r.token, exact: r.owner, filter: r.token })),
    chosen('protocol', 'Protocol', 120, (r) => ({ text: protocolTitle(r.protocol), filter: r.protocol })),
    { id: 'message', title: 'Message', width: 300, value: (r) => ({ text: r.message }) },
    { id: 'content', title: 'As sent', width: 300, value: contentOf },
    { id: 'outcome', title: 'Replayed', width: 130, value: (r) => outcomeOf(r, zone) },
    {
      id: 'bytes',
      title: 'Size',
      width: 90,
      isNumber: true,
      value: (r) => ({ text: bytes(r.bytes), exact: counted(r.bytes, 'bytes') }),
    },
    {
      id: 'index',
      title: 'Place',
      width: 90,
      isNumber: true,
      value: (r) => ({ text: r.index == null ? 'whole body' : exact(r.index) }),
    },
    { id: 'batch', title: 'Request', width: 250, value: (r) => ({ text: r.batch }) },
    { id: 'id', title: 'Id', width: 250, value: (r) => ({ text: r.id }) },
  ];
}

function chosen(
  id: ListName,
  title: string,
  width: number,
  value: (row: RejectionRow) => CellValue,
): DataColumn<RejectionRow> {
  return { id, title, width, filter: { kind: 'values', name: id }, value };
}

function contentOf(row: RejectionRow): CellValue {
  return { text: row.content, isJson: !row.is_cut && !row.is_base64 };
}

function outcomeOf(row: RejectionRow, zone: string): CellValue {
  if (row.replayed == null) {
    return { text: null };
  }

  return {
    text: row.outcome === 'accepted' ? 'accepted' : `still ${row.outcome ?? 'rejected'}`,
    exact: `${moment(row.replayed, zone)}${row.outcome_message == null ? '' : `: ${row.outcome_message}`}`,
  };
}
