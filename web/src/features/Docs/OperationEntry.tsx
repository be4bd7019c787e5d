import { IconLink } from '@tabler/icons-react';
import { CopyButton } from '../../widgets/CopyButton/CopyButton';
import { curlOf } from './curl';
import classes from './Docs.module.css';
import type { OpenApi, Operation } from './openApi';
import { Parameters } from './Parameters';
import { Bodies } from './Bodies';

interface OperationEntryProps {
  readonly operation: Operation;
  readonly document: OpenApi;
  readonly shared: ReadonlySet<string>;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** A route: a line that opens. */
export function OperationEntry({ operation, document, shared, isOpen, onToggle }: OperationEntryProps) {
  const { id, method, path, summary } = operation;
  return (
    <article id={id} className={classes.operation} data-open={isOpen || undefined}>
      <h3 className={classes.line}>
        <button type="button" className={classes.toggle} aria-expanded={isOpen} onClick={onToggle}>
          <span className={classes.method} data-method={method}>
            {method.toUpperCase()}
          </span>
          <code className={classes.path}>{breakable(path)}</code>
          <span className={classes.summary}>{summary}</span>
        </button>
        <a
          className={classes.link}
          href={`#${id}`}
          aria-label={`Link to ${method.toUpperCase()} ${path}`}
          title="Link to this route"
        >
          <IconLink size={14} stroke={1.7} aria-hidden="true" />
        </a>
      </h3>
      {isOpen && (
        <div className={classes.content}>
          {operation.description && <p>{operation.description}</p>}
          <Example operation={operation} document={document} />
          <Parameters parameters={operation.parameters ?? []} shared={shared} document={document} />
          <Bodies operation={operation} document={document} />
        </div>
      )}
    </article>
  );
}

/** Lets a path break after its slashes. */
function breakable(path: string): string {
  return path.replaceAll('/', '/\u200b');
}

function Example({ operation, document }: { readonly operation: Operation; readonly document: OpenApi }) {
  const text = curlOf(operation, document, window.location.origin);
  return (
    <div className={classes.example}>
      {/* What scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
      <pre className={classes.curl} tabIndex={0} aria-label="Example">
        {text}
      </pre>
      <CopyButton text={text} label="Copy the example" />
    </div>
  );
}
