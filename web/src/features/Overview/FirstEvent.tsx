import { Link } from '@tanstack/react-router';
import { CodeBlock } from '../../widgets/CodeBlock/CodeBlock';
import { Message } from '../../widgets/states/Message';
import { curlFor, TOKEN_COMMAND } from './curlFor';
import classes from './Overview.module.css';

/** For a server that has never seen an event: how to send the first one, ready to copy. */
export function FirstEvent() {
  const curl = curlFor(window.location.origin, new Date());
  return (
    <Message title="No events yet">
      <p>Events come from your servers and from browsers. To send the first one by hand:</p>
      <ol className={classes.steps}>
        <li>
          Make a token that may send events, on the machine where Footfall runs:
          <CodeBlock text={TOKEN_COMMAND} label="Copy the command that makes a token" />
        </li>
        <li>
          Send an event, with that token in the place of TOKEN:
          <CodeBlock text={curl} label="Copy the command that sends an event" />
        </li>
        <li>It shows here within seconds.</li>
      </ol>
      <p>
        <Link to="/settings/intake">Settings / Intake</Link> makes tokens and has examples for every protocol. To bring
        in what you have, use <code>footfall import FILE</code>. All routes are in the{' '}
        <Link to="/docs">API reference</Link>.
      </p>
    </Message>
  );
}
