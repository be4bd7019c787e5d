import type { StatsEntry } from '../../api/schema';
import { Definition } from '../../widgets/Figure/Definition';

interface StatDefinitionProps {
  readonly category: string;
  readonly metric: StatsEntry;
}

/** What a number means, without opening what is behind it. */
export function StatDefinition({ category, metric }: StatDefinitionProps) {
  const key = `${category}.${metric.key}`;
  return (
    <Definition
      title={metric.title}
      definition={metric.definition}
      formula={metric.formula}
      note={
        <>
          {SCOPES[metric.scope] ?? metric.scope} · metric <code>{key}</code>
          {metric.duplicate_of !== null && (
            <>
              {' '}
              repeats <code>{metric.duplicate_of}</code>
            </>
          )}
        </>
      }
    />
  );
}

const SCOPES: Readonly<Record<string, string>> = {
  total: 'at the end of the period',
  period: 'in the period',
  now: 'now',
  all_time: 'until the end of the period',
};
