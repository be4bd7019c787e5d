import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { Search } from '../../app/filters/search';
import { PanelList, PanelRow, PanelSection } from '../../widgets/ContextPanel/Panel';
import { counted, exact } from '../../widgets/format/numbers';
import { NO_PACKAGE } from '../../widgets/FilterBar/nameChoices';
import { Answer } from '../../widgets/states/Answer';
import { EntityLink } from '../Entities/EntityLink';

const MOST = 6;
const HEIGHT = 110;

interface TopValuesProps {
  readonly title: string;
  readonly column: 'user' | 'package' | 'scope';
  readonly params: Params;
  /** The same selection as an address. */
  readonly search: Search;
}

/** The most frequent values of a column: a name leads to its page, a count to its events. */
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
                name={<Name column={column} value={value} text={name || value} search={search} />}
                value={
                  <Link to="/events" search={{ ...search, [column]: [value] }} title={counted(events, 'events')}>
                    {exact(events)}
                    <span className="visually-hidden"> events of {name || value}</span>
                  </Link>
                }
              />
            ))}
            {rows.length === 0 && <PanelRow name="none in this time" value="" />}
          </PanelList>
        )}
      </Answer>
    </PanelSection>
  );
}

interface NameProps {
  readonly column: TopValuesProps['column'];
  readonly value: string;
  readonly text: string;
  readonly search: Search;
}

/** What was done, and the package of events that have none, are nothing that has a page. */
function Name({ column, value, text, search }: NameProps) {
  return column === 'scope' || (column === 'package' && value === NO_PACKAGE) ? (
    <Link to="/events" search={{ ...search, [column]: [value] }} title={`Its events: ${value}`}>
      {text}
    </Link>
  ) : (
    <EntityLink kind={column} id={value}>
      {text}
    </EntityLink>
  );
}
