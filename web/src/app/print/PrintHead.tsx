import { offset, range } from '../../widgets/format/times';
import { useNames } from '../../widgets/FilterBar/useNames';
import { useFilters } from '../filters/useFilters';
import { usePeriod } from '../filters/usePeriod';
import type { PageFrame } from '../pages';
import classes from './PrintHead.module.css';

interface PrintHeadProps {
  readonly page: PageFrame | undefined;
  readonly title: string;
}

/** What the bar above the page says, on paper: product, page, org, and the exact period with its time zone. */
export function PrintHead({ page, title }: PrintHeadProps) {
  return (
    <div className={classes.head}>
      <p className={classes.title}>
        <strong>Footfall</strong> {title}
      </p>
      {page && !page.unusable?.period && <Period />}
      {page && <Narrowing page={page} />}
    </div>
  );
}

function Period() {
  const { zone } = useFilters();
  const { answer, title } = usePeriod();
  if (!answer) {
    return null;
  }

  const bounds = range(answer.from, answer.to, zone);
  const difference = offset(zone, new Date(answer.to));
  return (
    <p className={classes.fact}>
      Period {title === bounds ? '' : `${title}: `}
      {bounds}, {zone === difference ? zone : `${zone.replaceAll('_', ' ')} (${difference})`}
    </p>
  );
}

function Narrowing({ page }: { readonly page: PageFrame }) {
  const { search } = useFilters();
  const users = useNames('user', search.user ?? []);
  const groups = useNames('group', search.group ?? []);
  const { org = [], user = [], group = [], package: packages = [] } = search;
  const facts = [
    !page.unusable?.org && (org.length > 0 ? `Org ${org.join(', ')}` : 'All orgs'),
    !page.unusable?.user && user.length > 0 && `User ${user.map((id) => users.get(id) ?? id).join(', ')}`,
    !page.unusable?.user && group.length > 0 && `Group ${group.map((id) => groups.get(id) ?? id).join(', ')}`,
    !page.unusable?.package && packages.length > 0 && `Package ${packages.join(', ')}`,
  ].filter((fact) => fact !== false);
  return facts.length === 0 ? null : <p className={classes.fact}>{facts.join(' · ')}</p>;
}
