import { address, type Params } from '../../api/address';
import classes from './DataTable.module.css';
import type { PageRoute } from './usePages';

interface DownloadsProps {
  readonly name: string;
  readonly route: PageRoute;
  readonly params: Params;
}

const FORMATS = [
  ['csv', 'CSV'],
  ['parquet', 'Parquet'],
] as const;

/** The whole filtered set as a file, streamed by the server. */
export function Downloads({ name, route, params }: DownloadsProps) {
  return FORMATS.map(([format, title]) => (
    <a
      key={format}
      className={classes.tool}
      href={address(route, { ...params, format })}
      download
      title={`All matching ${name} as ${title}, not only those loaded here`}
    >
      {title}
    </a>
  ));
}
