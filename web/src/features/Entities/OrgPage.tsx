import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { ask, askOrNone } from '../../api/ask';
import { useFilters } from '../../app/filters/useFilters';
import { Answer } from '../../widgets/states/Answer';
import { Failure } from '../../widgets/states/Failure';
import { idOfOrg, orgKind } from './orgEntity';

const HEIGHT = 52;

/** Leads from an org, which events name by its id or short name, to the page of the team or organization that it is. */
export function OrgPage({ name }: { readonly name: string }) {
  const question = ask('/api/v1/names', { kind: 'org', search: name, limit: 1000 });
  const names = useQuery({ ...question, placeholderData: undefined });
  return (
    <Answer query={names} queryKey={question.queryKey} height={HEIGHT}>
      {({ rows }) => <ToEntity id={idOfOrg(rows, name)} />}
    </Answer>
  );
}

function ToEntity({ id }: { readonly id: string }) {
  const { search } = useFilters();
  const team = useQuery(askOrNone('/api/v1/entities/{kind}/{id}', { kind: 'team', id }));
  const organization = useQuery(askOrNone('/api/v1/entities/{kind}/{id}', { kind: 'organization', id }));
  const failed = [team, organization].find((query) => query.isError);
  if (failed) {
    return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  }

  return team.data === undefined || organization.data === undefined ? null : (
    <Navigate
      to="/entities/$kind/$id"
      params={{ kind: orgKind(team.data, organization.data), id }}
      search={search}
      replace
    />
  );
}
