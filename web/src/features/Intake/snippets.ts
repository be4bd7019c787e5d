/** How to send events by one protocol. */
export interface Snippet {
  readonly id: string;
  readonly title: string;
  /** Protocols as the server calls them, whose first event shows that it works. */
  readonly protocols: readonly string[];
  /** What to do with the texts. */
  readonly words: string;
  readonly blocks: readonly { readonly title: string; readonly text: string }[];
}

export interface SnippetFacts {
  /** Address of this server as the browser reaches it. */
  readonly origin: string;
  /** A token, or a word in the place of one. */
  readonly token: string;
  readonly now: Date;
}

/** Ready to copy, with the address of this server and the token filled in. */
export function snippetsFor(facts: SnippetFacts): readonly Snippet[] {
  return [canonical(facts), cvat(facts), vector(facts), dotnet(facts), collector(facts), coder(facts)];
}

function canonical({ origin, token, now }: SnippetFacts): Snippet {
  const event = { scope: 'create:project', timestamp: now.toISOString(), user_id: 'u1', user_name: 'Ann', obj_id: '1' };
  return {
    id: 'canonical',
    title: 'HTTP',
    protocols: ['canonical'],
    words: 'One event, an array, or lines of JSON. When the answer is there, it is on disk.',
    blocks: [
      { title: 'Send one event', text: curl(`${origin}/api/v1/events`, `Authorization: Bearer ${token}`, event) },
    ],
  };
}

function cvat({ origin, token, now }: SnippetFacts): Snippet {
  const host = new URL(origin).hostname;
  const batch = { events: [{ scope: 'load:cvat', timestamp: now.toISOString() }], timestamp: now.toISOString() };
  return {
    id: 'cvat',
    title: 'CVAT',
    protocols: ['cvat', 'vector'],
    words:
      'CVAT sends its events to Vector, of which only host and port can be set. A second listener takes the place of Vector; it is bound to one token, and takes from this machine and private networks only (Intake:Vector:Allow).',
    blocks: [
      {
        title: 'Start Footfall with the listener; NAME is the name of an ingest token',
        text: './footfall --Intake:Vector:Url http://0.0.0.0:8282 --Intake:Vector:Token NAME',
      },
      {
        title: 'Environment of CVAT’s server and workers; the host as their containers reach it',
        text: `DJANGO_LOG_SERVER_HOST=${isLoopback(host) ? 'THIS_MACHINE' : host}\nDJANGO_LOG_SERVER_PORT=8282`,
      },
      {
        title: 'Or try the route of CVAT’s clients by hand',
        text: curl(`${origin}/api/events`, `Authorization: Bearer ${token}`, batch),
      },
    ],
  };
}

function vector({ origin, token }: SnippetFacts): Snippet {
  return {
    id: 'vector',
    title: 'Vector',
    protocols: ['vector'],
    words: 'A sink of Vector’s configuration. The members of its events are those of canonical ones.',
    blocks: [
      {
        title: 'vector.toml',
        text: [
          '[sinks.footfall]',
          'type = "http"',
          'inputs = ["my_events"]',
          `uri = "${origin}/intake/vector"`,
          'method = "post"',
          'compression = "gzip"',
          'encoding.codec = "json"',
          'auth.strategy = "bearer"',
          `auth.token = "${token}"`,
        ].join('\n'),
      },
    ],
  };
}

function dotnet({ origin, token }: SnippetFacts): Snippet {
  return {
    id: 'dotnet',
    title: 'OpenTelemetry .NET',
    protocols: ['otlp'],
    words: 'Environment of a service whose logs OpenTelemetry’s exporter sends. Its name becomes the package.',
    blocks: [
      {
        title: 'Environment',
        text: [
          'OTEL_SERVICE_NAME=my-service',
          `OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=${origin}/v1/logs`,
          'OTEL_EXPORTER_OTLP_LOGS_PROTOCOL=http/protobuf',
          `OTEL_EXPORTER_OTLP_LOGS_HEADERS=Authorization=Bearer%20${token}`,
        ].join('\n'),
      },
    ],
  };
}

function collector({ origin, token }: SnippetFacts): Snippet {
  return {
    id: 'collector',
    title: 'OpenTelemetry Collector',
    protocols: ['otlp'],
    words: 'An exporter for the pipeline of logs. With a file storage its queue survives a restart of the collector.',
    blocks: [
      {
        title: 'config.yaml',
        text: [
          'exporters:',
          '  otlphttp/footfall:',
          `    logs_endpoint: ${origin}/v1/logs`,
          '    compression: gzip',
          '    headers:',
          `      Authorization: Bearer ${token}`,
          'service:',
          '  pipelines:',
          '    logs:',
          '      receivers: [otlp]',
          '      exporters: [otlphttp/footfall]',
        ].join('\n'),
      },
    ],
  };
}

function coder({ origin, token }: SnippetFacts): Snippet {
  const sample = { source: 'ssh', workspace_id: 'w1', user_id: 'u1' };
  return {
    id: 'coder',
    title: 'Coder',
    protocols: ['coder'],
    words: 'Samples of use, at most one a minute, as Coder’s command line pushes them.',
    blocks: [
      {
        title: 'Push one sample',
        text: curl(`${origin}/api/private/metrics/usage/push`, `Session-Token: ${token}`, sample),
      },
    ],
  };
}

function curl(address: string, header: string, body: object): string {
  return [
    `curl ${address} \\`,
    `  -H '${header}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify(body)}'`,
  ].join('\n');
}

/** Inside a container, that is the container. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}
