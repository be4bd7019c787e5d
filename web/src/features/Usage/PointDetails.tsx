import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../../api/ask';
import type { Pane, PanesAnswer } from '../../api/schema';
import type { PointSelected } from '../../app/filters/show';
import type { Search } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { PanelHead, PanelList, PanelRow, PanelSection } from '../../widgets/ContextPanel/Panel';
import { counted, exact } from '../../widgets/format/numbers';
import { exactUtc, range } from '../../widgets/format/times';
import { Answer } from '../../widgets/states/Answer';
import { EntityLink } from '../Entities/EntityLink';
import { PaneSection } from './PaneSection';
import { pointParams, pointSearch } from './pointParams';

const HEIGHT = 240;
const MOST = 50;

/** What points of a scatter plot consist of: in all, functions, log and audit, each with a way to its rows. */
export function PointDetails({ points }: { readonly points: readonly PointSelected[] }) {
  const { search, zone } = useFilters();
  const params = pointParams(search, points, zone);
  const question = ask('/api/v1/usage/context', { ...params, limit: MOST });
  const panes = useQuery(question);
  const [first] = points;
  const rows = pointSearch(search, points);
  const time = range(rows.from ?? '', rows.to ?? '', zone);
  return (
    <div>
      <PanelHead
        title={points.length === 1 ? first?.thing : counted(points.length, 'points')}
        note={points.length === 1 ? time : `In the rectangle around them · ${time}`}
      />
      <Answer query={panes} queryKey={question.queryKey} height={HEIGHT}>
        {(answer) => <Panes answer={answer} rows={rows} />}
      </Answer>
    </div>
  );
}

interface PanesProps {
  readonly answer: PanesAnswer;
  /** The same selection as an address. */
  readonly rows: Search;
}

function Panes({ answer, rows }: PanesProps) {
  const details = useDetails(rows);
  return (
    <>
      <PanelSection
        title={`Total ${exact(answer.total)}`}
        link={
          <Link to="/events" search={rows}>
            Events →
          </Link>
        }
      >
        <PanelList>
          <PanelRow name="From" value={<time>{exactUtc(answer.from)}</time>} />
          <PanelRow name="To" value={<time>{exactUtc(answer.to)}</time>} />
        </PanelList>
        <People title="Users" pane={answer.users} kind="user" />
        <People title="Packages" pane={answer.packages} kind="package" />
      </PanelSection>
      <PaneSection
        title="Functions"
        pane={answer.functions}
        details={
          <Link to="/functions" search={details}>
            Details<span className="visually-hidden"> of the functions</span>
          </Link>
        }
      />
      <PaneSection
        title="Log events summary"
        pane={answer.logs}
        details={
          <Link to="/events" search={{ ...details, tab: 'kinds' }}>
            Details<span className="visually-hidden"> of the log events</span>
          </Link>
        }
      />
      <PaneSection title="Audit summary" pane={answer.audit} />
    </>
  );
}

/** The address that a pane's details have: the selection, and the way back to where it was made. */
function useDetails(rows: Search): Search {
  const { href } = useLocation();
  return { ...rows, drill: href };
}

interface PeopleProps {
  readonly title: string;
  readonly pane: Pane;
  readonly kind: 'user' | 'package';
}

function People({ title, pane, kind }: PeopleProps): ReactNode {
  return (
    <PanelList>
      {pane.rows.map((line) => (
        <PanelRow
          key={line.id}
          name={
            line.id === '' || line.id === 'Core' ? (
              line.name || 'nobody'
            ) : (
              <EntityLink kind={kind} id={line.id}>
                {line.name}
              </EntityLink>
            )
          }
          value={exact(line.count)}
        />
      ))}
      {pane.total > pane.rows.length && (
        <PanelRow name={`${title}: more`} value={exact(pane.total - pane.rows.length)} />
      )}
    </PanelList>
  );
}
