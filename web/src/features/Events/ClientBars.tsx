import type { RowsAnswerOfClientShare } from '../../api/schema';
import { toggled } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { useTokens } from '../../app/theme/useTokens';
import { Bars } from '../../widgets/BarList/Bars';
import { ChartFrame } from '../../widgets/ChartFrame/ChartFrame';
import classes from './Events.module.css';
import { clientOf } from './client';

interface ShareBarsProps {
  readonly title: string;
  readonly route: '/api/v1/events/browsers' | '/api/v1/events/systems';
  readonly height: number;
  readonly selected: (name: string) => boolean;
  readonly onSelect: (name: string) => void;
}

/** Users by browser; a click filters by that browser and its version. */
export function BrowserBars({ height }: { readonly height: number }) {
  const { search, change } = useFilters();
  const isOn = (name: string) => {
    const { client, version } = clientOf(name);
    return (
      Boolean(search.client?.includes(client)) &&
      (version === null || Boolean(search.client_version?.includes(version)))
    );
  };
  return (
    <ShareBars
      title="Browsers"
      route="/api/v1/events/browsers"
      height={height}
      selected={isOn}
      onSelect={(name) => {
        const { client, version } = clientOf(name);
        change(
          isOn(name)
            ? { client: undefined, client_version: undefined }
            : { client: [client], client_version: version === null ? undefined : [version] },
        );
      }}
    />
  );
}

/** Users by operating system; a click filters by it. */
export function SystemBars({ height }: { readonly height: number }) {
  const { search, change } = useFilters();
  return (
    <ShareBars
      title="Operating systems"
      route="/api/v1/events/systems"
      height={height}
      selected={(name) => Boolean(search.os?.includes(name))}
      onSelect={(name) => {
        change({ os: toggled(search.os, name) });
      }}
    />
  );
}

function ShareBars({ title, route, height, selected, onSelect }: ShareBarsProps) {
  const { events } = useFilters();
  const { scheme } = useTokens();
  return (
    <ChartFrame<RowsAnswerOfClientShare>
      title={title}
      note={() => 'users'}
      route={route}
      params={events}
      height={height}
      isEmpty={(answer) => answer.rows.length === 0}
      empty={<p className={classes.none}>No event here names one; events from browsers do.</p>}
      table={(answer) => ({
        columns: [{ title }, { title: 'Users', isNumber: true }],
        rows: answer.rows.map((row) => [row.name, row.users]),
      })}
      isText
    >
      {(answer, pictureRef) => (
        <div className={classes.bars} style={{ height }}>
          <Bars
            title={`${title}, by users`}
            bars={answer.rows.map((row) => ({ id: row.name, name: row.name, value: row.users }))}
            unit="users"
            scheme={scheme}
            selected={answer.rows.map(({ name }) => name).filter(selected)}
            onSelect={onSelect}
            pictureRef={pictureRef}
          />
        </div>
      )}
    </ChartFrame>
  );
}
