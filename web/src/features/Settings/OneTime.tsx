import { DoneButton } from '../Intake/DoneButton';
import { CodeBlock } from '../../widgets/CodeBlock/CodeBlock';
import classes from './Settings.module.css';

interface OneTimeProps {
  readonly text: string;
  readonly label: string;
  /** What it is for, and that it is shown this once. */
  readonly words: string;
  readonly onClose: () => void;
}

/** A text that is shown this once. */
export function OneTime({ text, label, words, onClose }: OneTimeProps) {
  return (
    <div className={classes.form}>
      <p className={classes.words} role="status">
        {words}
      </p>
      <CodeBlock text={text} label={label} />
      <DoneButton onClick={onClose} />
    </div>
  );
}
