import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ask } from '../../api/ask';
import type { OrgAccount, OrgEntry, OrgMember } from '../../api/schema';
import { Answer } from '../../widgets/states/Answer';
import { EntityLink } from '../Entities/EntityLink';
import { Section } from '../Intake/Section';
import type { ListColumn } from './list';
import { ListTable } from './ListTable';
import classes from './Settings.module.css';
import { Time } from './Time';

const HEIGHT = 160;

const ACCOUNTS: readonly ListColumn<OrgAccount>[] = [
  { key: 'login', title: 'Account', by: (row) => row.login, cell: (row) => row.login },
  { key: 'role', title: 'Role', by: (row) => row.role, cell: (row) => row.role },
];

const MEMBERS: readonly ListColumn<OrgMember>[] = [
  {
    key: 'name',
    title: 'Member',
    by: (row) => row.user_name ?? row.user_id,
    cell: (row) => (
      <EntityLink kind={row.kind} id={row.user_id}>
        {row.user_name ?? row.user_id}
      </EntityLink>
    ),
  },
  { key: 'kind', title: 'Kind', by: (row) => row.kind, cell: (row) => row.kind },
  { key: 'since', title: 'Since', by: (row) => row.since, cell: (row) => <Time time={row.since} none="" /> },
];

/** Who belongs to an org: users and groups of the platform, and accounts of Footfall. */
export function OrgMembers({ org }: { readonly org: OrgEntry }) {
  const question = ask('/api/v1/orgs/{org}/members', { org: org.id });
  const query = useQuery(question);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It stands below a list that may be long: who asked for it is taken there.
    place.current?.scrollIntoView({ block: 'start' });
    place.current?.focus({ preventScroll: true });
  }, [org.id]);
  return (
    <div ref={place} tabIndex={-1} className={classes.members}>
      <Section id="org-members" title={`Who belongs to ${org.slug ?? org.id}`}>
        <Answer query={query} queryKey={question.queryKey} height={HEIGHT}>
          {(answer) => (
            <div className={classes.columns}>
              <div>
                <h3 className={classes.small}>Members</h3>
                <ListTable
                  title="Members"
                  columns={MEMBERS}
                  rows={answer.members}
                  order={{ key: 'name', isDescending: false }}
                  keyOf={(row) => `${row.kind} ${row.user_id}`}
                  textOf={(row) => `${row.user_name ?? ''} ${row.user_id}`}
                  empty="No add:member event has named this org as a team or organization."
                />
              </div>
              <div>
                <h3 className={classes.small}>Accounts</h3>
                <ListTable
                  title="Accounts"
                  columns={ACCOUNTS}
                  rows={answer.accounts}
                  order={{ key: 'login', isDescending: false }}
                  keyOf={(row) => row.login}
                  textOf={(row) => row.login}
                  empty="No account belongs to it. Managers are given orgs under Accounts."
                />
              </div>
            </div>
          )}
        </Answer>
      </Section>
    </div>
  );
}
