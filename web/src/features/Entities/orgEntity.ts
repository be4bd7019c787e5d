import type { EntityAnswer, NameEntry } from '../../api/schema';

type Told = Pick<EntityAnswer, 'created_at' | 'members'>;

/** The id of an org that is named by its id or its short name. */
export function idOfOrg(orgs: readonly Pick<NameEntry, 'id' | 'name'>[], name: string): string {
  return (orgs.find(({ id }) => id === name) ?? orgs.find((org) => org.name === name))?.id ?? name;
}

/** What the platform calls its orgs: what is told of it decides; where nothing is, an org is an organization. */
export function orgKind(team: Told | null, organization: Told | null): 'team' | 'organization' {
  return isTold(team) && !isTold(organization) ? 'team' : 'organization';
}

function isTold(entity: Told | null): boolean {
  return entity !== null && (entity.created_at !== null || entity.members > 0);
}
