import type { RunRow } from '../../api/schema';
import { counted } from '../../widgets/format/numbers';
import classes from './Runs.module.css';

/** How many files went in and came out; it opens them. */
export function FilesButton({ run, onOpen }: { readonly run: RunRow; readonly onOpen: () => void }) {
  const words = `${counted(run.uploads, 'uploads')}, ${counted(run.downloads, 'downloads')}`;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.files}
      title={`${words}: show the files`}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
    >
      <span aria-hidden="true">
        ↑{run.uploads} ↓{run.downloads}
      </span>
      <span className="visually-hidden">Files: {words}</span>
    </button>
  );
}
