import { address, type Params } from '../../api/address';
import classes from './DataTable.module.css';
import type { PageRoute } from './usePages';

interface DownloadsProps {
  readonly name: string;
  readonly route: PageRoute;
  readonly params: Params;
  readonly formats: readonly DownloadFormat[];
}

/** Files that a route writes. */
export type DownloadFormat = 'csv' | 'parquet' | 'ndjson';

const TITLES: Record<DownloadFormat, string> = { csv: 'CSV', parquet: 'Parquet', ndjson: 'NDJSON' };

/** The whole filtered set as a file, streamed by the server. */
export function Downloads({ name, route, params, formats }: DownloadsProps) {
  return formats.map((format) => (
    <a
      key={format}
      className={classes.tool}
      href={address(route, { ...params, format })}
      download
      title={`All matching ${name} as ${TITLES[format]}, not only those loaded here`}
    >
      {TITLES[format]}
    </a>
  ));
}
