import type { OpenApi, Operation } from './openApi';
import { exampleOf } from './schemaShape';

/** Values that make an example that answers something. */
const EXAMPLES: Readonly<Record<string, string>> = { period: '30d', column: 'scope' };

/** Text in single quotes, as a POSIX shell reads it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A command that asks for an operation, ready to be pasted. The token comes from the environment, never from the page. */
export function curlOf(operation: Operation, document: OpenApi, origin: string): string {
  const { method, path } = operation;
  const parameters = operation.parameters ?? [];
  const query = parameters
    .filter(({ name, required, ...p }) => p.in === 'query' && (required || name in EXAMPLES))
    .map(({ name }) => `${name}=${encodeURIComponent(EXAMPLES[name] ?? '…')}`)
    .join('&');
  const filled = path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => `$${name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()}`,
  );
  const url = `${origin}${filled}${query && `?${query}`}`;
  const body = Object.entries(operation.requestBody?.content ?? {})[0];
  const parts = [
    verb(method, Boolean(body)),
    operation.security?.length === 0 ? '' : credentials(path, method),
    body ? `-H ${quoted(`Content-Type: ${body[0]}`)}` : '',
    body?.[1].schema ? `--data ${quoted(JSON.stringify(exampleOf(body[1].schema, document)))}` : '',
    // A variable in the path must be read by the shell.
    filled.includes('$') ? `"${url}"` : quoted(url),
  ];
  return parts.filter(Boolean).join(' \\\n  ');
}

const TAKES_EVENTS = /^\/(v1\/logs|intake\/vector|api\/private\/|api\/v2\/|api\/v1\/events$|api\/events$)/;

/** Events are sent with a token, which may do nothing else; all other routes want an account. */
function credentials(path: string, method: string): string {
  return method !== 'get' && TAKES_EVENTS.test(path) ? '-H "Authorization: Bearer $FOOTFALL_TOKEN"' : '-u admin';
}

function verb(method: string, hasBody: boolean): string {
  if (method === 'head') {
    return 'curl --head';
  }

  // curl sends POST by itself when there is a body.
  return method === 'get' || (method === 'post' && hasBody) ? 'curl' : `curl -X ${method.toUpperCase()}`;
}
