import { CopyButton } from '../CopyButton/CopyButton';
import classes from './CodeBlock.module.css';

interface CodeBlockProps {
  readonly text: string;
  /** What copying it does: `Copy the command`. */
  readonly label: string;
}

/** Text to copy into a terminal or a file. */
export function CodeBlock({ text, label }: CodeBlockProps) {
  return (
    <div className={classes.block}>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
      <pre tabIndex={0}>{text}</pre>
      <CopyButton text={text} label={label} />
    </div>
  );
}
