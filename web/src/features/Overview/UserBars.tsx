import { useFilters } from '../../app/filters/useFilters';
import { BarList } from '../../widgets/BarList/BarList';
import { LimitedBy } from './LimitedBy';
import type { LinkedBarsProps } from './linkedBars';
import { limitedBy } from './params';
import { useClear } from './useClear';

/** Users by events; of the packages that are selected, where some are. */
export function UserBars({ packages, users, height, empty }: LinkedBarsProps) {
  const { params, select } = useFilters();
  const clear = useClear('user', users);
  return (
    <BarList
      title="Events by user"
      counts="events"
      route="/api/v1/usage/overview/users"
      params={limitedBy(params, 'package', packages)}
      things="users"
      unit="events"
      bar={(row) => ({ id: row.user_id, name: row.user_name, value: row.count })}
      selected={users}
      onSelect={(id, adds) => {
        select({ kind: 'user', id }, adds);
      }}
      onClear={clear}
      tools={<LimitedBy kind="package" ids={packages} />}
      height={height}
      empty={empty}
    />
  );
}
