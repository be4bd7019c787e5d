import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { Search } from '../../app/filters/search';
import { PanelList, PanelRow, PanelSection } from '../../widgets/ContextPanel/Panel';
import { counted, exact } from '../../widgets/format/numbers';
import { Answer } from '../../widgets/states/Answer';

const MOST = 6;
const HEIGHT = 110;

interface TopValuesProps {
  readonly title: string;
  readonly column: 'user' | 'package' | 'scope';
  readonly params: Params;
  /** The same selection as an address. */
  readonly search: Search;
}

/** The most frequent values of a column; each leads to its events. */
export function TopValues({ title, column, params, search }: TopValuesProps) {
  const question = ask('/api/v1/events/values', { ...params, column, limit: MOST });
  const values = useQuery(question);
  return (
    <PanelSection title={title}>
      <Answer query={values} queryKey={question.queryKey} height={HEIGHT}>
        {({ rows }) => (
          <PanelList>
            {rows.map(({ value, name, events }) => (
              <PanelRow
                key={value}
                name={
                  <Link to="/events" search={{ ...search, [column]: [value] }} title={`Its events: ${value}`}>
                    {name || value}
                  </Link>
                }
                value={exact(events)}
                exact={counted(events, 'events')}
              />
            ))}
            {rows.length === 0 && <PanelRow name="none in this time" value="" />}
          </PanelList>
        )}
      </Answer>
    </PanelSection>
  );
}
