import classes from './DataTable.module.css';

interface DownloadsProps {
  readonly name: string;
  /** The address of such a file. */
  readonly fileOf: (format: DownloadFormat) => string;
  readonly formats: readonly DownloadFormat[];
}

/** Files that a route writes. */
export type DownloadFormat = 'csv' | 'parquet' | 'ndjson';

const TITLES: Record<DownloadFormat, string> = { csv: 'CSV', parquet: 'Parquet', ndjson: 'NDJSON' };

/** The whole filtered set as a file, streamed by the server. */
export function Downloads({ name, fileOf, formats }: DownloadsProps) {
  return formats.map((format) => (
    <a
      key={format}
      className={classes.tool}
      href={fileOf(format)}
      download
      title={`All matching ${name} as ${TITLES[format]}, not only those loaded here`}
    >
      {TITLES[format]}
    </a>
  ));
}
