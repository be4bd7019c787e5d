import { UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { docsPage, mayOpen, pages, settingsPage, type Page } from '../pages';
import { leavingPart, type Search } from '../filters/search';
import { useSession } from '../useSession';
import { Mark } from './Mark';
import { PHONE } from './phone';
import { PhoneBar } from './PhoneBar';
import classes from './Rail.module.css';
import { Version } from './Version';

interface RailProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** The pages. On a phone they are the bar at the bottom. */
export function Rail(props: RailProps) {
  const session = useSession();
  const isPhone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const foot = [...(mayOpen(settingsPage, session.data?.role) ? [settingsPage] : []), docsPage];
  return isPhone ? <PhoneBar pages={[...pages, ...foot]} /> : <SideRail {...props} />;
}

function SideRail({ isOpen, onToggle }: RailProps) {
  const Toggle = isOpen ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand;
  return (
    <nav className={classes.rail} data-open={isOpen} aria-label="Pages">
      <div className={classes.head}>
        <Link to="/overview" search={globalOnly} className={classes.brand} aria-label="Footfall, Overview">
          <Mark />
          <span className={classes.name}>Footfall</span>
        </Link>
        <UnstyledButton
          className={classes.toggle}
          onClick={onToggle}
          aria-expanded={isOpen}
          aria-label={isOpen ? 'Collapse the rail' : 'Expand the rail'}
        >
          <Toggle size={16} stroke={1.6} />
        </UnstyledButton>
      </div>
      <ul className={classes.list}>
        {pages.map((page) => (
          <Entry key={page.to} page={page} />
        ))}
      </ul>
      <ul className={classes.foot}>
        <SettingsEntry />
        <Entry page={docsPage} />
      </ul>
      <Version />
    </nav>
  );
}

/** Others would only be refused there. */
function SettingsEntry() {
  const session = useSession();
  const isSettings = useLocation().pathname.startsWith('/settings/');
  return mayOpen(settingsPage, session.data?.role) ? <Entry page={settingsPage} isOpen={isSettings} /> : null;
}

interface EntryProps {
  readonly page: Page;
  /** Whether a page that belongs to it is shown. */
  readonly isOpen?: boolean;
}

function Entry({ page, isOpen }: EntryProps) {
  return (
    <li>
      <Link
        to={page.to}
        search={globalOnly}
        className={classes.entry}
        activeProps={{ 'data-active': true, 'aria-current': 'page' }}
        {...(isOpen && { 'data-active': true })}
        activeOptions={{ includeSearch: false }}
        title={page.title}
      >
        <page.icon size={17} stroke={1.6} aria-hidden="true" />
        <span className={classes.name}>{page.title}</span>
        <span className={classes.key} aria-hidden="true">
          {page.key}
        </span>
      </Link>
    </li>
  );
}

function globalOnly(search: Search): Search {
  return leavingPart(search);
}
