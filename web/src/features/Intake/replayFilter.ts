import type { Params, ParamValue } from '../../api/address';
import { get } from '../../api/client';
import type { ReplayRequest } from '../../api/schema';

/** The choice of the table as a replay takes it: the period as instants. */
export async function replayFilter(params: Params): Promise<ReplayRequest> {
  const period = await get('/api/v1/period', {
    period: params.period,
    from: params.from,
    to: params.to,
    tz: params.tz,
  });
  const bounds = period.is_everything ? { from: null, to: null } : { from: period.from, to: period.to };
  return {
    ids: null,
    filter: {
      ...bounds,
      reason: listOf(params.reason),
      token: listOf(params.token),
      protocol: listOf(params.protocol),
      search: typeof params.search === 'string' ? params.search : null,
    },
  };
}

function listOf(value: ParamValue): string[] | null {
  return typeof value === 'object' && value !== null ? [...value] : null;
}
