import { useQuery } from '@tanstack/react-query';
import { address, type Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { PatternEntry, PatternShare } from '../../api/schema';
import { PanelList, PanelRow } from '../../widgets/ContextPanel/Panel';
import table from '../../widgets/DataTable/DataTable.module.css';
import { counted } from '../../widgets/format/numbers';
import { Answer } from '../../widgets/states/Answer';
import { EntityLink } from '../Entities/EntityLink';
import { EmptyUsage } from './EmptyUsage';
import { percent } from './percent';
import classes from './Usage.module.css';

const ROUTE = '/api/v1/usage/clusters';
const HEIGHT = 300;
const MEMBERS = 12;
const SHARES = 6;

/** Users grouped by what they use, set against orgs and groups. */
export function Patterns({ params }: { readonly params: Params }) {
  const question = ask(ROUTE, { ...params, limit: MEMBERS });
  const patterns = useQuery(question);
  return (
    <section aria-label="Patterns of use">
      <p className={classes.hint}>
        Users who use the same packages, and do the same where no package is named, in like shares stand together,
        however much they do. The same users always give the same groups; there are as many as tell users apart.{' '}
        <a className={table.tool} href={address(ROUTE, { ...params, format: 'csv' })} download>
          All users as CSV
        </a>
      </p>
      <Answer query={patterns} queryKey={question.queryKey} height={HEIGHT}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyUsage what="No event of a user" />
          ) : (
            <div className={classes.patterns}>
              {rows.map((row) => (
                <Cluster key={row.cluster} row={row} />
              ))}
            </div>
          )
        }
      </Answer>
    </section>
  );
}

function Cluster({ row }: { readonly row: PatternEntry }) {
  const name = row.features[0]?.name ?? '';
  return (
    <section className={classes.pattern} aria-label={`Pattern ${String(row.cluster)}: ${name}`}>
      <h2>
        {String(row.cluster)}. Mostly {name}
      </h2>
      <p className={classes.none}>
        {counted(row.users, 'users')}, {percent(row.share)} of all
      </p>
      <Shares title="What they use" shares={row.features} />
      <Shares title="Orgs" shares={row.orgs} />
      <Groups groups={row.groups} />
      <h3>Users</h3>
      <p className={classes.members}>
        {row.members.map((user) => (
          <EntityLink key={user.user_id} kind="user" id={user.user_id}>
            {user.user_name}
          </EntityLink>
        ))}
        {row.users > row.members.length && <span>and {counted(row.users - row.members.length, 'others')}</span>}
      </p>
    </section>
  );
}

/** Shares of the pattern, beside those of everybody. */
function Shares({ title, shares }: { readonly title: string; readonly shares: readonly PatternShare[] }) {
  return shares.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <PanelList>
        {shares.slice(0, SHARES).map(({ name, share, overall }) => (
          <PanelRow key={name} name={name} value={valueOf(share, overall)} />
        ))}
      </PanelList>
    </>
  );
}

/** Groups by name, with a way to each. */
function Groups({ groups }: { readonly groups: PatternEntry['groups'] }) {
  return groups.length === 0 ? null : (
    <>
      <h3>Groups</h3>
      <PanelList>
        {groups.slice(0, SHARES).map(({ id, name, share, overall }) => (
          <PanelRow
            key={id}
            name={
              <EntityLink kind="group" id={id}>
                {name}
              </EntityLink>
            }
            value={valueOf(share, overall)}
          />
        ))}
      </PanelList>
    </>
  );
}

function valueOf(share: number, overall: number): string {
  return `${percent(share)}, all ${percent(overall)}`;
}
