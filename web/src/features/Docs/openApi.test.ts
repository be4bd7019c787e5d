import { describe, expect, it } from 'vitest';
import { curlOf, quoted } from './curl';
import { grouped, operationAt, operationsOf, searched, type OpenApi, type Operation } from './openApi';
import { exampleOf, shapeOf, typeText } from './schemaShape';

const document: OpenApi = {
  info: { title: 'T', version: '1' },
  tags: [{ name: 'Tokens' }, { name: 'Events' }],
  paths: {
    '/events': {
      get: { tags: ['Events'], summary: 'Rows', parameters: [{ name: 'period', in: 'query' }] },
      post: {
        tags: ['Events'],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Node' } } } },
      },
    },
    '/tokens/{idOrName}': { delete: { tags: ['Tokens'], summary: 'Revoke', security: [] } },
  },
  components: {
    schemas: {
      Node: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', description: 'Its name.' },
          count: { type: ['null', 'integer'] },
          children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
        },
      },
    },
  },
};
const operations = operationsOf(document);

function at(hash: string): Operation {
  const found = operationAt(operations, hash);
  if (!found) {
    throw new Error(`No operation at ${hash}`);
  }

  return found;
}

describe('operations', () => {
  it('are found by their link, and by a path alone', () => {
    expect(at('/events').method).toBe('get');
    expect(at('#/events:post').method).toBe('post');
    expect(at('/tokens/{idOrName}').method).toBe('delete');
    expect(at('/tokens/%7BidOrName%7D').method).toBe('delete');
    expect(operationAt(operations, '')).toBeUndefined();
  });

  it('stand in the order of the tags', () => {
    expect(grouped(document, operations).map(([tag, members]) => [tag, members.length])).toEqual([
      ['Tokens', 1],
      ['Events', 2],
    ]);
  });

  it('are searched by all words, also in names of parameters', () => {
    expect(searched(operations, 'GET period').map(({ id }) => id)).toEqual(['/events']);
    expect(searched(operations, 'revoke').map(({ id }) => id)).toEqual(['/tokens/{idOrName}:delete']);
    expect(searched(operations, 'nothing')).toEqual([]);
  });
});

describe('shapes', () => {
  const node = { $ref: '#/components/schemas/Node' };

  it('list members with their types, and open what holds itself once', () => {
    expect(shapeOf(node, document)).toEqual([
      { depth: 0, name: 'name', type: 'text', isOptional: false, description: 'Its name.' },
      { depth: 0, name: 'count', type: 'whole number or null', isOptional: true, description: '' },
      { depth: 0, name: 'children', type: 'array of Node', isOptional: true, description: '' },
    ]);
  });

  it('say anything where nothing is said', () => {
    expect(typeText({}, document)).toBe('anything');
    expect(typeText({ enum: ['a', 'b'] }, document)).toBe('"a" or "b"');
  });

  it('make an example that ends, though the shape holds itself', () => {
    expect(exampleOf(node, document)).toMatchObject({ name: '…', count: 0 });
  });
});

describe('curlOf', () => {
  it('asks as a person', () => {
    expect(curlOf(at('/events'), document, 'https://f.example')).toBe(
      `curl \\\n  -u admin \\\n  'https://f.example/events?period=30d'`,
    );
  });

  it('lets the shell fill in what stands in the path, and needs no token where none is asked for', () => {
    expect(curlOf(at('/tokens/{idOrName}'), document, 'https://f.example')).toBe(
      `curl -X DELETE \\\n  "https://f.example/tokens/$ID_OR_NAME"`,
    );
  });

  it('sends a body of the right shape', () => {
    expect(curlOf(at('/events:post'), document, 'https://f.example')).toContain(`--data '{"name":"…","count":0`);
  });

  it('quotes quotes', () => {
    expect(quoted("it's")).toBe(String.raw`'it'\''s'`);
  });
});
