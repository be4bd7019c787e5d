import { Popover, Select, Text, UnstyledButton } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { offset } from '../../widgets/format/times';
import { useFilters } from '../filters/useFilters';
import { allZones, browserZone, rememberZone } from '../filters/zone';
import classes from './ZoneMenu.module.css';

/** The time zone in which days begin and times are shown. */
export function ZoneMenu() {
  const { zone, change } = useFilters();
  const [isOpen, setOpen] = useState(false);
  const choose = (next: string | null) => {
    if (next) {
      rememberZone(next);
      change({ tz: next === browserZone ? undefined : next });
      setOpen(false);
    }
  };

  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={280}>
      <Popover.Target>
        <UnstyledButton
          className={classes.chip}
          onClick={() => {
            setOpen(!isOpen);
          }}
          aria-label={`Time zone ${zone}`}
          title={`Time zone ${zone}, ${offset(zone)}`}
        >
          <IconWorld size={14} stroke={1.8} aria-hidden="true" className={classes.icon} />
          <span className={classes.name}>{zone.replaceAll('_', ' ')}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ZoneChoice zone={zone} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ZoneChoice({ zone, onChoose }: { readonly zone: string; readonly onChoose: (zone: string | null) => void }) {
  const zones = useMemo(
    () => allZones().map((z) => ({ value: z, label: `${z.replaceAll('_', ' ')}  ${offset(z)}` })),
    [],
  );
  return (
    <>
      <Select
        label="Time zone"
        description="Days and hours begin as they do there."
        data={zones}
        value={zone}
        onChange={onChoose}
        searchable
        limit={60}
        nothingFoundMessage="No zone of that name"
        comboboxProps={{ withinPortal: false }}
        data-autofocus
      />
      {zone !== browserZone && (
        <Text size="xs" mt={8}>
          <button
            type="button"
            className={classes.own}
            onClick={() => {
              onChoose(browserZone);
            }}
          >
            Use this browser&apos;s zone, {browserZone}
          </button>
        </Text>
      )}
    </>
  );
}
