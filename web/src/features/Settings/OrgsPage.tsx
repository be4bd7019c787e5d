import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api/ask';
import type { OrgEntry } from '../../api/schema';
import { mayOpen, pageOf } from '../../app/pages';
import { useSession } from '../../app/useSession';
import { number } from '../../widgets/format/numbers';
import { Answer } from '../../widgets/states/Answer';
import { EntityLink } from '../Entities/EntityLink';
import { Section } from '../Intake/Section';
import type { ListColumn } from './list';
import { ListTable } from './ListTable';
import { OrgMembers } from './OrgMembers';
import classes from './Settings.module.css';
import { SettingsFrame } from './SettingsFrame';
import { Time } from './Time';

const HEIGHT = 200;
const question = ask('/api/v1/orgs');

/** The orgs of the platform, and who belongs to them. */
export function OrgsPage() {
  const role = useSession().data?.role;
  const page = pageOf('/settings/orgs');
  return <SettingsFrame>{page && mayOpen(page, role) && <Orgs />}</SettingsFrame>;
}

function Orgs() {
  const query = useQuery({ ...question, staleTime: 0 });
  const [chosen, setChosen] = useState<OrgEntry | null>(null);
  return (
    <>
      <Section
        id="orgs"
        title="Orgs"
        note="Orgs come with the events that name them. Members come by add:member and remove:member events, accounts by Settings / Accounts."
      >
        <Answer query={query} queryKey={question.queryKey} height={HEIGHT}>
          {(rows) => (
            <ListTable
              title="Orgs"
              columns={columnsFor(setChosen)}
              rows={rows}
              order={{ key: 'name', isDescending: false }}
              keyOf={(row) => row.id}
              textOf={(row) => `${row.id} ${row.slug ?? ''}`}
              empty="No event has named an org yet. Send org_id or org_slug with events, and the org shows here."
            />
          )}
        </Answer>
      </Section>
      {chosen && <OrgMembers org={chosen} />}
    </>
  );
}

function columnsFor(onChoose: (row: OrgEntry) => void): readonly ListColumn<OrgEntry>[] {
  return [
    {
      key: 'name',
      title: 'Org',
      by: (row) => row.slug ?? row.id,
      cell: (row) => (
        <EntityLink kind="org" id={row.id}>
          {row.slug ?? row.id}
        </EntityLink>
      ),
    },
    { key: 'id', title: 'Id', by: (row) => row.id, cell: (row) => row.id },
    {
      key: 'accounts',
      title: 'Accounts',
      isNumber: true,
      by: (row) => row.accounts,
      cell: (row) => number(row.accounts),
    },
    {
      key: 'members',
      title: 'Members',
      words: 'Users and groups that belong to it now, by events',
      isNumber: true,
      by: (row) => row.members,
      cell: (row) => number(row.members),
    },
    {
      key: 'first',
      title: 'First event',
      by: (row) => row.first_event,
      cell: (row) => <Time time={row.first_event} none="none" />,
    },
    {
      key: 'last',
      title: 'Newest event',
      by: (row) => row.last_event,
      cell: (row) => <Time time={row.last_event} none="none" />,
    },
    { key: 'actions', title: '', cell: (row) => <Choose org={row} onChoose={onChoose} /> },
  ];
}

interface ChooseProps {
  readonly org: OrgEntry;
  readonly onChoose: (org: OrgEntry) => void;
}

function Choose({ org, onChoose }: ChooseProps) {
  return (
    <button
      type="button"
      className={classes.action}
      onClick={() => {
        onChoose(org);
      }}
    >
      Who belongs to it<span className="visually-hidden">: {org.slug ?? org.id}</span>
    </button>
  );
}
