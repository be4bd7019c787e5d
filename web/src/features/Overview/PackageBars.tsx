import { useFilters } from '../../app/filters/useFilters';
import { BarList } from '../../widgets/BarList/BarList';
import { NO_PACKAGE } from '../../widgets/FilterBar/nameChoices';
import { counted } from '../../widgets/format/numbers';
import { LimitedBy } from './LimitedBy';
import type { LinkedBarsProps } from './linkedBars';
import { limitedBy } from './params';
import { useClear } from './useClear';

/** Packages by different users; of the users that are selected, where some are. */
export function PackageBars({ packages, users, height, empty }: LinkedBarsProps) {
  const { params, select } = useFilters();
  const clear = useClear('package', packages);
  return (
    <BarList
      title="Users by package"
      counts="different users"
      route="/api/v1/usage/overview/packages"
      params={limitedBy(params, 'user', users)}
      things="packages"
      unit="users"
      bar={(row) => ({
        id: row.package,
        name: row.package,
        value: row.users,
        hint: counted(row.count, 'events'),
        isRest: row.package === NO_PACKAGE,
      })}
      selected={packages}
      onSelect={(id, adds) => {
        select({ kind: 'package', id }, adds);
      }}
      onClear={clear}
      tools={<LimitedBy kind="user" ids={users} />}
      height={height}
      empty={empty}
    />
  );
}
