import { Popover, UnstyledButton } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { useState } from 'react';
import { offset } from '../../widgets/format/times';
import { useFilters } from '../filters/useFilters';
import { browserZone, rememberZone } from '../filters/zone';
import { ZoneChoice } from './ZoneChoice';
import classes from './ZoneMenu.module.css';

/** The time zone in which days begin and times are shown. */
export function ZoneMenu() {
  const { zone, change } = useFilters();
  const [isOpen, setOpen] = useState(false);
  const choose = (next: string) => {
    setOpen(false);
    if (next !== zone) {
      rememberZone(next);
      void change({ tz: next === browserZone ? undefined : next });
    }
  };

  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={300}>
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
      <Popover.Dropdown aria-label="Time zone">
        <ZoneChoice zone={zone} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}
