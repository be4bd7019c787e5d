import type { CSSProperties } from 'react';
import classes from './Docs.module.css';
import type { Content, OpenApi, Operation, Schema } from './openApi';
import { shapeOf, typeText } from './schemaShape';
import { Words } from './Words';

interface BodiesProps {
  readonly operation: Operation;
  readonly document: OpenApi;
}

/** What goes in and what comes out. */
export function Bodies({ operation, document }: BodiesProps) {
  const body = operation.requestBody;
  return (
    <>
      {body?.content && (
        <section>
          <h4 className={classes.part}>Body{body.required ? '' : ', optional'}</h4>
          {body.description && <p>{body.description}</p>}
          <Contents content={body.content} document={document} />
        </section>
      )}
      <section>
        <h4 className={classes.part}>Answers</h4>
        {Object.entries(operation.responses ?? {}).map(([status, response]) => (
          <div key={status} className={classes.answer}>
            <p className={classes.status}>
              <strong>{status}</strong> {response.description}
            </p>
            <Contents content={response.content ?? {}} document={document} />
          </div>
        ))}
      </section>
    </>
  );
}

function Contents({ content, document }: { readonly content: Content; readonly document: OpenApi }) {
  return Object.entries(content).map(([type, { schema }]) => (
    <div key={type}>
      <p className={classes.media}>
        <code>{type}</code>
        {schema && <span className={classes.type}> {nameOf(schema, document)}</span>}
      </p>
      {/* All failures have the same shape; it is told once, in the introduction. */}
      {schema && type !== 'application/problem+json' && <Shape schema={schema} document={document} />}
    </div>
  ));
}

function nameOf(schema: Schema, document: OpenApi): string {
  return schema.$ref?.split('/').at(-1) ?? typeText(schema, document);
}

function Shape({ schema, document }: { readonly schema: Schema; readonly document: OpenApi }) {
  return (
    <dl className={classes.members}>
      {shapeOf(schema, document).map((line, index) => (
        <div key={index} className={classes.member} style={{ '--depth': line.depth } as CSSProperties}>
          <dt>
            <code>{line.name}</code>{' '}
            <span className={classes.type}>
              {line.type}
              {line.isOptional && ', may be missing'}
            </span>
          </dt>
          <dd>
            <Words text={line.description} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
