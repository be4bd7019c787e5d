/** The parts of an OpenAPI 3.1 document that the page shows. */
export interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

export interface OperationObject {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Content; readonly required?: boolean; readonly description?: string };
  readonly responses?: Readonly<Record<string, ResponseObject>>;
  /** An empty list: no sign-in needed. */
  readonly security?: readonly unknown[];
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

export interface ResponseObject {
  readonly description?: string;
  readonly content?: Content;
}

export type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** One thing that can be asked for. */
export interface Operation extends OperationObject {
  /** Its place in the page's address, after the `#`. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

/** All operations, in the order of the document. */
export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    METHODS.filter((method) => methods[method]).map((method) => ({
      ...methods[method],
      id: idOf(method, path),
      method,
      path,
      tag: methods[method]?.tags?.[0] ?? 'Other',
    })),
  );
}

/** `/api/v1/events` for GET, `/api/v1/events:post` for the others. */
export function idOf(method: string, path: string): string {
  return method === 'get' ? path : `${path}:${method}`;
}

/** The operation that a link leads to; a path alone leads to the first operation of that path. */
export function operationAt(operations: readonly Operation[], hash: string): Operation | undefined {
  const id = decodeURIComponent(hash.replace(/^#/, ''));
  return operations.find((operation) => operation.id === id) ?? operations.find((operation) => operation.path === id);
}

/** Operations by tag, in the order of the document's tags. */
export function grouped(document: OpenApi, operations: readonly Operation[]): [tag: string, Operation[]][] {
  const declared = document.tags?.map(({ name }) => name) ?? [];
  const tags = [...new Set([...declared, ...operations.map(({ tag }) => tag)])];
  return tags
    .map((tag): [string, Operation[]] => [tag, operations.filter((operation) => operation.tag === tag)])
    .filter(([, members]) => members.length > 0);
}

/** Operations in which every word occurs: in method, path, summary or a parameter's name. */
export function searched(operations: readonly Operation[], text: string): Operation[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter((operation) => {
    const names = (operation.parameters ?? []).map(({ name }) => name);
    const all = [operation.method, operation.path, operation.tag, operation.summary ?? '', ...names]
      .join(' ')
      .toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

const SHARED_BY = 8;

/** Names of parameters that so many operations take that they are better read apart. */
export function sharedParameters(operations: readonly Operation[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { name } of operations.flatMap((operation) => operation.parameters ?? [])) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }

  return new Set([...counts].filter(([, count]) => count >= SHARED_BY).map(([name]) => name));
}
