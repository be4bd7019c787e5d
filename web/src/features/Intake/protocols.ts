/** What a format is called. */
const TITLES: Readonly<Record<string, string>> = {
  canonical: 'Canonical',
  cvat: 'CVAT',
  vector: 'Vector',
  otlp: 'OpenTelemetry',
  coder: 'Coder',
  kodosumi: 'Kodosumi',
};

export function protocolTitle(protocol: string): string {
  return TITLES[protocol] ?? protocol;
}
