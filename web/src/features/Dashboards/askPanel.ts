import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Params } from '../../api/address';
import { getText } from '../../api/client';
import { readExactJson } from '../../api/exactJson';
import type { PanelAnswer } from './panelRows';

export const PANEL_ROUTE = '/api/v1/dashboards/{key}/panels/{id}';

/** The rows of a panel, with every digit of their numbers. Another text of the dashboard asks again. */
export function askPanel(params: Params, version: string) {
  return queryOptions({
    queryKey: [PANEL_ROUTE, params, version],
    queryFn: async ({ signal }) => readExactJson(await getText(PANEL_ROUTE, params, signal)) as PanelAnswer,
    placeholderData: keepPreviousData,
  });
}
