import { PageLink, type PageLinkProps } from '../../widgets/PageLink/PageLink';

/** A name that leads to the page of a run. */
export function RunLink(props: PageLinkProps) {
  return <PageLink to="/runs/$id" title={`Open the page of run ${props.id}`} {...props} />;
}
