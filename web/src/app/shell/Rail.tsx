import { UnstyledButton } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { docsPage, pages, settingsPage, type Page } from '../pages';
import { globalPart, type Search } from '../filters/search';
import { useSession } from '../useSession';
import { Mark } from './Mark';
import classes from './Rail.module.css';
import { Version } from './Version';

interface RailProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** The pages. On a phone it is the bar at the bottom. */
export function Rail({ isOpen, onToggle }: RailProps) {
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
  return session.data?.role === 'administrator' ? <Entry page={settingsPage} /> : null;
}

function Entry({ page }: { readonly page: Page }) {
  return (
    <li>
      <Link
        to={page.to}
        search={globalOnly}
        className={classes.entry}
        activeProps={{ 'data-active': true, 'aria-current': 'page' }}
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
  return globalPart(search);
}
