import type { HttpValidationProblemDetails } from './schema';

/** A place in a text, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What the server said no to, in its own words (problem details, RFC 9457). */
export class ApiError extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** What is wrong with each parameter or member. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** Leads to the line in the server's log. */
  readonly requestId: string | null;

  /** Where in a statement it is, when that is known. */
  readonly place: Place | null;

  constructor(status: number, problem: HttpValidationProblemDetails & Partial<Place>, requestId: string | null) {
    const detail = problem.detail ?? problem.title ?? `The server answered with status ${String(status)}.`;
    super(detail);
    this.name = 'ApiError';
    this.status = status;
    this.title = problem.title ?? '';
    this.detail = detail;
    this.errors = problem.errors ?? {};
    this.place = problem.line && problem.column ? { line: problem.line, column: problem.column } : null;
    this.requestId = requestId;
  }

  /** The server's words about one parameter or member. */
  about(name: string): string | undefined {
    return this.errors[name]?.join(' ');
  }
}

/** The server could not be reached at all. */
export class ConnectionError extends Error {
  constructor(cause: unknown) {
    super('The server cannot be reached.', { cause });
    this.name = 'ConnectionError';
  }
}

/** Words for any failure. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
