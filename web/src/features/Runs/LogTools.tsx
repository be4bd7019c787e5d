import { toggled } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { ChoiceButton } from '../../widgets/ChoiceButton/ChoiceButton';
import table from '../../widgets/DataTable/DataTable.module.css';
import events from '../Events/Events.module.css';

const LEVELS = [
  ['debug', 'Debug'],
  ['info', 'Info'],
  ['warning', 'Warning'],
  ['error', 'Error'],
  ['fatal', 'Fatal'],
] as const;

interface LogToolsProps {
  readonly follows: boolean;
  readonly onFollow: (follows: boolean) => void;
  /** What following does. */
  readonly hint: string;
  /** Address of the log as a file. */
  readonly href: string;
}

/** What one does with a log: choose levels, which stand in the address, follow it, take it along. */
export function LogTools({ follows, onFollow, hint, href }: LogToolsProps) {
  const { search, change } = useFilters();
  const levels = search.level ?? [];
  return (
    <>
      <ChoiceButton<string>
        label="Levels"
        text={levels.length === 0 ? 'All levels' : levels.join(', ')}
        choices={LEVELS}
        chosen={levels}
        isSeveral
        onChoose={(level) => {
          void change({ level: toggled(levels, level) });
        }}
      />
      <button
        type="button"
        role="switch"
        aria-checked={follows}
        className={events.follow}
        title={hint}
        onClick={() => {
          onFollow(!follows);
        }}
      >
        <span className={events.dot} aria-hidden="true" />
        Follow
      </button>
      <a className={table.tool} href={href} download>
        Download
      </a>
    </>
  );
}
