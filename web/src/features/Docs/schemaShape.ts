import type { OpenApi, Schema } from './openApi';

/** One line of a shape: a member, how deep it is, and what it holds. */
export interface ShapeLine {
  readonly depth: number;
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  readonly description: string;
}

const MOST_DEPTH = 8;

/** Follows references; a reference to nothing is an empty schema. */
export function resolved(schema: Schema, document: OpenApi): Schema {
  const name = schema.$ref?.split('/').at(-1);
  const target = name === undefined ? schema : (document.components?.schemas?.[name] ?? {});
  return target.allOf ? merged(target, document) : target;
}

function merged(schema: Schema, document: OpenApi): Schema {
  return (schema.allOf ?? []).reduce<Schema>((all, part) => {
    const one = resolved(part, document);
    return {
      ...all,
      ...one,
      properties: { ...all.properties, ...one.properties },
      required: [...(all.required ?? []), ...(one.required ?? [])],
    };
  }, schema);
}

/** The type in words: `text`, `array of EventRow`, `whole number or null`. */
export function typeText(schema: Schema, document: OpenApi): string {
  const own = resolved(schema, document);
  const alternatives = own.oneOf ?? own.anyOf;
  if (alternatives) {
    return alternatives.map((one) => typeText(one, document)).join(' or ');
  }

  if (own.enum) {
    return own.enum.map((value) => JSON.stringify(value)).join(' or ');
  }

  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined && own.properties) {
    return name;
  }

  const types = typeof own.type === 'string' ? [own.type] : [...(own.type ?? ['any'])];
  // null is the exception and stands last.
  return types
    .sort((a, b) => Number(a === 'null') - Number(b === 'null'))
    .map((type) => oneType(type, own, document))
    .join(' or ');
}

function oneType(type: string, schema: Schema, document: OpenApi): string {
  switch (type) {
    case 'array':
      return `array of ${schema.items ? typeText(schema.items, document) : 'anything'}`;
    case 'string':
      return { 'date-time': 'time', uuid: 'UUID', binary: 'bytes' }[schema.format ?? ''] ?? 'text';
    case 'integer':
      return 'whole number';
    case 'boolean':
      return 'true or false';
    case 'any':
      return 'anything';
    default:
      return type;
  }
}

/** The members of a schema and of what is inside of it. A schema that holds itself is not opened again. */
export function shapeOf(schema: Schema, document: OpenApi, depth = 0, within: readonly string[] = []): ShapeLine[] {
  const name = schema.$ref;
  if (depth > MOST_DEPTH || (name !== undefined && within.includes(name))) {
    return [];
  }

  const inside = name === undefined ? within : [...within, name];
  const own = resolved(schema, document);
  const element = own.items ?? (typeof own.additionalProperties === 'object' ? own.additionalProperties : undefined);
  if (element) {
    return shapeOf(element, document, depth, inside);
  }

  if (own.oneOf ?? own.anyOf) {
    return (own.oneOf ?? own.anyOf ?? []).flatMap((one) => shapeOf(one, document, depth, inside));
  }

  return Object.entries(own.properties ?? {}).flatMap(([member, value]) => [
    {
      depth,
      name: member,
      type: typeText(value, document),
      isOptional: !(own.required?.includes(member) ?? false),
      description: value.description ?? resolved(value, document).description ?? '',
    },
    ...shapeOf(value, document, depth + 1, inside),
  ]);
}

/** A value of that shape, to be edited. */
export function exampleOf(schema: Schema, document: OpenApi, depth = 0): unknown {
  const own = resolved(schema, document);
  const types = typeof own.type === 'string' ? [own.type] : (own.type ?? []);
  if (own.enum) {
    return own.enum[0];
  }

  if (own.oneOf ?? own.anyOf) {
    return exampleOf((own.oneOf ?? own.anyOf)?.[0] ?? {}, document, depth);
  }

  if (depth > MOST_DEPTH) {
    return null;
  }

  if (types.includes('array')) {
    return [exampleOf(own.items ?? {}, document, depth + 1)];
  }

  if (types.includes('object') || own.properties) {
    const members = Object.entries(own.properties ?? {});
    return Object.fromEntries(members.map(([name, value]) => [name, exampleOf(value, document, depth + 1)]));
  }

  return exampleScalar(types, own.format);
}

function exampleScalar(types: readonly string[], format: string | undefined): unknown {
  if (types.includes('string')) {
    return { 'date-time': '2026-01-05T09:00:00Z', uuid: '0192f0c1-7c2b-7e0a-9b1a-5f0f0c1d2e3f' }[format ?? ''] ?? '…';
  }

  if (types.includes('integer') || types.includes('number')) {
    return 0;
  }

  return types.includes('boolean') ? true : null;
}
