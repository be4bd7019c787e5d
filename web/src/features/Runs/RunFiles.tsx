import { IconDownload } from '@tabler/icons-react';
import type { RunFileEntry, RunFilesAnswer } from '../../api/schema';
import { bytes } from '../../widgets/format/bytes';
import { counted, exact } from '../../widgets/format/numbers';
import classes from './Runs.module.css';
import { fileUrl } from './runText';

/** What was given to a run and what it made. */
export function RunFiles({ files }: { readonly files: RunFilesAnswer }) {
  return (
    <div className={classes.fileLists}>
      <Files title="Uploads" arrow="↑" files={files.uploads} none="Nothing was given to it." />
      <Files title="Downloads" arrow="↓" files={files.downloads} none="It made no files." />
    </div>
  );
}

interface FilesProps {
  readonly title: string;
  readonly arrow: string;
  readonly files: readonly RunFileEntry[];
  readonly none: string;
}

function Files({ title, arrow, files, none }: FilesProps) {
  return (
    <section aria-label={title}>
      <h3 className={classes.subtitle}>
        <span aria-hidden="true">{arrow} </span>
        {title} <span className={classes.note}>{files.length > 0 && counted(files.length, 'files')}</span>
      </h3>
      {files.length === 0 ? (
        <p className={classes.none}>{none}</p>
      ) : (
        <ul className={classes.fileList}>
          {files.map((file, i) => (
            <File key={`${String(i)} ${file.name}`} file={file} />
          ))}
        </ul>
      )}
    </section>
  );
}

function File({ file: { name, size, url } }: { readonly file: RunFileEntry }) {
  const href = fileUrl(url);
  return (
    <li>
      <span className={classes.fileName} title={name}>
        {name}
      </span>
      <span className={classes.size} title={`${exact(size)} bytes`}>
        {bytes(size)}
      </span>
      {href === null ? (
        <span className={classes.note} title="No event told where this file can be had.">
          not to be had
        </span>
      ) : (
        <a className={classes.download} href={href} download rel="noopener noreferrer" aria-label={`Download ${name}`}>
          <IconDownload size={14} stroke={1.8} aria-hidden="true" />
          Download
        </a>
      )}
    </li>
  );
}
