import { PageLink, type PageLinkProps } from '../../widgets/PageLink/PageLink';

/** A title that leads to the page of a problem. */
export function ProblemLink(props: PageLinkProps) {
  return <PageLink to="/problems/$id" {...props} />;
}
