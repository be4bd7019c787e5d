import { useState } from 'react';
import classes from './Docs.module.css';
import type { OpenApi, Parameter } from './openApi';
import { typeText } from './schemaShape';
import { Words } from './Words';

interface ParametersProps {
  readonly parameters: readonly Parameter[];
  /** Names of parameters that many routes take. */
  readonly shared: ReadonlySet<string>;
  readonly document: OpenApi;
}

/** What a route takes: its own parameters, and folded those that it shares with many. */
export function Parameters({ parameters, shared, document }: ParametersProps) {
  const [isOpen, setOpen] = useState(false);
  const own = parameters.filter(({ name }) => !shared.has(name));
  const others = parameters.filter(({ name }) => shared.has(name));
  if (parameters.length === 0) {
    return null;
  }

  return (
    <section>
      <h4 className={classes.part}>Parameters</h4>
      <ParameterList parameters={own} document={document} />
      {others.length > 0 && (
        <>
          <button
            type="button"
            className={classes.fold}
            aria-expanded={isOpen}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            {isOpen ? '▾' : '▸'} Period and filters: {others.length} parameters that many routes share
          </button>
          {isOpen && <ParameterList parameters={others} document={document} />}
        </>
      )}
    </section>
  );
}

function ParameterList({ parameters, document }: Omit<ParametersProps, 'shared'>) {
  return (
    <dl className={classes.members}>
      {parameters.map((parameter) => (
        <div key={`${parameter.in}:${parameter.name}`} className={classes.member}>
          <dt>
            <code>{parameter.name}</code>{' '}
            <span className={classes.type}>
              {parameter.schema ? typeText(parameter.schema, document) : 'text'}
              {parameter.in !== 'query' && `, in the ${parameter.in}`}
              {parameter.required && ', required'}
            </span>
          </dt>
          <dd>
            <Words text={parameter.description} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
