import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { leavingPart, type Search } from '../filters/search';
import type { Page } from '../pages';
import classes from './Rail.module.css';

/** As many as a phone has room for, beside the button for the others. */
const SHOWN = 4;

/** The pages as the bar at the bottom of a phone: the first of them, and the others behind *More*. */
export function PhoneBar({ pages }: { readonly pages: readonly Page[] }) {
  return (
    <nav className={classes.phone} aria-label="Pages">
      {pages.slice(0, SHOWN).map((page) => (
        <Link
          key={page.to}
          to={page.to}
          search={globalOnly}
          className={classes.entry}
          activeProps={{ 'data-active': true, 'aria-current': 'page' }}
          activeOptions={{ includeSearch: false }}
        >
          <page.icon size={17} stroke={1.6} aria-hidden="true" />
          <span>{page.title}</span>
        </Link>
      ))}
      <More pages={pages.slice(SHOWN)} />
    </nav>
  );
}

function More({ pages }: { readonly pages: readonly Page[] }) {
  const { pathname } = useLocation();
  const isOn = (page: Page) => pathname.startsWith(page.to) || (isSettings(page.to) && isSettings(pathname));
  return (
    <Menu position="top-end">
      <Menu.Target>
        <button type="button" className={classes.entry} data-active={pages.some(isOn) || undefined}>
          <IconDots size={17} stroke={1.6} aria-hidden="true" />
          <span>More</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label="More pages">
        {pages.map((page) => (
          <Menu.Item
            key={page.to}
            leftSection={<page.icon size={15} />}
            aria-current={isOn(page) ? 'page' : undefined}
            renderRoot={(item) => <Link to={page.to} search={globalOnly} {...item} />}
          >
            {page.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function isSettings(path: string): boolean {
  return path.startsWith('/settings/');
}

function globalOnly(search: Search): Search {
  return leavingPart(search);
}
