import type { Params } from '../../api/address';
import type { RowOf } from '../../api/rows';
import { BarList } from '../../widgets/BarList/BarList';
import { hours } from '../../widgets/format/durations';
import { counted } from '../../widgets/format/numbers';
import { categoryName } from './activityParams';
import { minutesText } from './minutesText';

type App = RowOf<'/api/v1/activity/apps'>;

/** Categories that have apps; the others are one thing each. */
const MAY_BE_NAMED: ReadonlySet<string> = new Set(['ide', 'app', 'tunnel']);

const DETAILS = [
  { title: 'opens', value: (app: App) => (app.median_ms === null ? '' : app.opens) },
  { title: 'users', value: (app: App) => app.users },
  { title: 'median of a session', value: (app: App) => (app.median_ms === null ? '' : hours(app.median_ms)) },
];

interface AppsProps {
  readonly params: Params;
  readonly height: number;
  readonly empty: string;
}

/** Apps by minutes, and how often they were opened. */
export function Apps({ params, height, empty }: AppsProps) {
  return (
    <BarList
      title="Apps"
      counts="time and opens"
      route="/api/v1/activity/apps"
      params={params}
      things="apps"
      unit="minutes"
      bar={(app) => ({
        id: `${app.category}/${app.app}`,
        name: nameOf(app),
        value: app.minutes,
        text: minutesText(app.minutes),
        note: app.median_ms === null ? '' : counted(app.opens, 'opens'),
        hint: hintOf(app),
      })}
      details={DETAILS}
      selected={[]}
      onSelect={() => undefined}
      height={height}
      empty={empty}
    />
  );
}

function nameOf(app: App): string {
  const category = categoryName(app.category);
  return app.app === ''
    ? `${category}${MAY_BE_NAMED.has(app.category) ? ', not named' : ''}`
    : `${app.app} (${category})`;
}

function hintOf(app: App): string {
  const parts = [counted(app.users, 'users')];
  if (app.opens > 0 && app.median_ms !== null) {
    parts.push(`opened ${counted(app.opens, 'times')}`, `half of the times for ${hours(app.median_ms)} or longer`);
  }

  return parts.join(', ');
}
