import { useQuery } from '@tanstack/react-query';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { FigureEntry } from '../../api/schema';
import { globalPart } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { number } from '../../widgets/format/numbers';
import { Figure } from '../../widgets/Figure/Figure';
import { Answer } from '../../widgets/states/Answer';
import classes from './Activity.module.css';
import { minutesText } from './minutesText';

const HEIGHT = 66;

/** Active users, their time and their sessions, now and before. */
export function ActivityFigures({ params }: { readonly params: Params }) {
  const { search, compares } = useFilters();
  const question = ask('/api/v1/activity/figures', compares ? { ...params, compare: 'true' } : params);
  const figures = useQuery(question);
  const rows = { to: '/events', search: globalPart(search), title: 'Show the events of this period' } as const;
  return (
    <Answer query={figures} queryKey={question.queryKey} height={HEIGHT}>
      {(answer) => (
        <div className={classes.figures}>
          {answer.rows.map((figure) => {
            const text = textOf(figure);
            return <Figure key={figure.key} figure={figure} rows={rows} {...(text === undefined ? {} : { text })} />;
          })}
        </div>
      )}
    </Answer>
  );
}

/** Percents and lengths of time are no plain numbers. */
function textOf({ unit, value }: FigureEntry): string | undefined {
  if (unit === 'percent') {
    return `${String(value)} %`;
  }

  if (unit === 'hours') {
    return `${number(value)} h`;
  }

  return unit === 'minutes' ? minutesText(Math.round(value)) : undefined;
}
