import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { globalPart, type Search } from '../../app/filters/search';
import { mayOpen, pageOf, settingsPages } from '../../app/pages';
import { useSession } from '../../app/useSession';
import { Message } from '../../widgets/states/Message';
import classes from './Settings.module.css';

/** The pages of Settings beside each other, and the one that is open; what an account may not open, it does not ask for. */
export function SettingsFrame({ children }: { readonly children: ReactNode }) {
  const role = useSession().data?.role;
  const { pathname } = useLocation();
  const page = pageOf(pathname);
  const isAllowed = page === undefined || mayOpen(page, role);
  return (
    <div className={classes.page}>
      <nav className={classes.tabs} aria-label="Settings">
        {settingsPages
          .filter((p) => mayOpen(p, role))
          .map((p) => (
            <Link
              key={p.to}
              to={p.to}
              search={(search: Search) => globalPart(search)}
              className={classes.tab}
              activeProps={{ 'data-active': true, 'aria-current': 'page' }}
              activeOptions={{ includeSearch: false }}
            >
              {p.to === '/settings/intake' ? 'Intake' : p.title}
            </Link>
          ))}
      </nav>
      {isAllowed ? (
        children
      ) : (
        <Message title="This page is for others">
          It is for the role {page.roles?.join(' or ')}; yours is {role ?? 'none'}. An administrator can change that.
        </Message>
      )}
    </div>
  );
}
