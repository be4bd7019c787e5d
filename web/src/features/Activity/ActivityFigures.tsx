import { useQuery } from '@tanstack/react-query';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { FigureEntry } from '../../api/schema';
import { globalPart } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { counted } from '../../widgets/format/numbers';
import { Figure } from '../../widgets/Figure/Figure';
import { Answer } from '../../widgets/states/Answer';
import classes from './Activity.module.css';
import { minutesText } from './minutesText';

const HEIGHT = 66;
/** In minutes. */
const HOUR = 60;

/** Active users, their time and their sessions, now and before. */
export function ActivityFigures({ params }: { readonly params: Params }) {
  const { search, compares } = useFilters();
  const question = ask('/api/v1/activity/figures', compares ? { ...params, compare: 'true' } : params);
  const figures = useQuery(question);
  // The figure is rounded to a tenth of an hour; the list of users below knows the minutes.
  const users = useQuery(ask('/api/v1/activity/users', { ...params, limit: 1 }));
  const minutes = users.isPlaceholderData ? undefined : users.data?.total_minutes;
  const rows = { to: '/events', search: globalPart(search), title: 'Show the events of this period' } as const;
  return (
    <Answer query={figures} queryKey={question.queryKey} height={HEIGHT}>
      {(answer) => (
        <div className={classes.figures}>
          {answer.rows.map((figure) => (
            <Figure key={figure.key} figure={figure} rows={rows} {...wordsOf(figure, minutes)} />
          ))}
        </div>
      )}
    </Answer>
  );
}

/** Percents and lengths of time are no plain numbers. `minutes` are those of the time active, exactly. */
function wordsOf(figure: FigureEntry, minutes: number | undefined) {
  const { unit, value, previous } = figure;
  if (unit === 'percent') {
    return { text: `${String(value)} %`, textBefore: previous === null ? undefined : `${String(previous)} %` };
  }

  if (unit !== 'hours' && unit !== 'minutes') {
    return {};
  }

  const size = unit === 'hours' ? HOUR : 1;
  const own = unit === 'hours' ? minutes : undefined;
  return {
    text: minutesText(own ?? Math.round(value * size)),
    textBefore: previous === null ? undefined : minutesText(Math.round(previous * size)),
    exactText: own === undefined ? counted(value, unit) : counted(own, 'minutes'),
  };
}
