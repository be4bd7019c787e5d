import { address, type Params } from './address';
import { ApiError, ConnectionError } from './ApiError';
import { connection } from './connection';
import type { HttpValidationProblemDetails, paths } from './schema';

interface JsonAnswer<T> {
  responses: { 200: { content: { 'application/json': T } } };
}

/** Routes that answer a GET with JSON. */
export type GetRoute = {
  [P in keyof paths]: paths[P]['get'] extends JsonAnswer<unknown> ? P : never;
}[keyof paths];

/** What a route answers. */
export type AnswerOf<P extends GetRoute> = paths[P]['get'] extends JsonAnswer<infer T> ? T : never;

async function request(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { credentials: 'same-origin', ...init }).catch((error: unknown) => {
    if (init.signal?.aborted) {
      throw error;
    }

    connection.lost();
    throw new ConnectionError(error);
  });
  connection.alive();
  if (!response.ok) {
    throw await failureOf(response);
  }

  return response;
}

async function failureOf(response: Response): Promise<ApiError> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const problem = isJson ? ((await response.json()) as HttpValidationProblemDetails) : {};
  return new ApiError(response.status, problem, response.headers.get('x-request-id'));
}

/** Rows or whatever a route answers. */
export async function get<P extends GetRoute>(route: P, params: Params, signal?: AbortSignal): Promise<AnswerOf<P>> {
  const response = await request(address(route, params), { signal: signal ?? null });
  return (await response.json()) as AnswerOf<P>;
}

/** An answer that is text, for example the statement behind a chart. */
export async function getText(route: string, params: Params, signal?: AbortSignal): Promise<string> {
  return (await request(address(route, params), { signal: signal ?? null })).text();
}

/** An answer that is text, to a question that has a body. */
export async function postForText(url: string, body: unknown, signal: AbortSignal): Promise<string> {
  return (await request(url, { method: 'POST', signal, ...jsonBody(body) })).text();
}

/** Changes something. */
export function send<T>(method: 'POST' | 'DELETE', route: keyof paths, body?: unknown): Promise<T | undefined> {
  return sendTo<T>(method, route, body);
}

/** Changes what an address with parameters names. */
export async function sendTo<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T | undefined> {
  const response = await request(url, {
    method,
    signal: signal ?? null,
    ...(body === undefined ? {} : jsonBody(body)),
  });
  return response.status === 204 ? undefined : ((await response.json()) as T);
}

function jsonBody(body: unknown): RequestInit {
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}
