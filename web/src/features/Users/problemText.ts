interface ErrorEvent {
  readonly scope: string;
  readonly function?: string | null;
  readonly payload?: string | null;
}

/** What an error says: `TypeError: Cannot read properties`, else what kind of event it is. */
export function problemText(event: ErrorEvent): string {
  const payload = read(event.payload);
  const parts = [payload.type, payload.message ?? payload.error].filter(
    (part) => typeof part === 'string' && part !== '',
  );
  return parts.length > 0 ? parts.join(': ') : (event.function ?? event.scope);
}

function read(payload: string | null | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(payload ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
