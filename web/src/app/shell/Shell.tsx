import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { Failure } from '../../widgets/states/Failure';
import { KeyboardProvider } from '../keyboard/KeyboardProvider';
import { pageOf, type PageFrame } from '../pages';
import { PrintColors } from '../print/PrintColors';
import { PrintHead } from '../print/PrintHead';
import { useSession } from '../useSession';
import { useAddressMistakes } from '../filters/useAddressMistakes';
import { useFilters } from '../filters/useFilters';
import { ConnectionBanner } from './ConnectionBanner';
import { ContextArea } from './ContextArea';
import { Rail } from './Rail';
import classes from './Shell.module.css';
import { TopBar } from './TopBar';
import { useFocusMemory } from './useFocusReturn';
import { useRail } from './useRail';
import { WrongAddress } from './WrongAddress';

const ContextContent = lazy(() => import('../../features/Selection/ContextContent'));

/** The frame: rail on the left, filters on top, the page, and what is selected on the right. */
export function Shell() {
  const session = useSession();
  const rail = useRail();
  useFocusMemory();
  const { pathname } = useLocation();
  const page = pageOf(pathname);
  const title = page?.heading ?? page?.title ?? 'Not found';

  useEffect(() => {
    document.title = `${title} · Footfall`;
  }, [title]);

  if (session.error && !session.data) {
    return (
      <main className={classes.center}>
        <Failure error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }

  if (!session.data) {
    return <main className={classes.center} aria-busy="true" aria-label="Loading" />;
  }

  return (
    <KeyboardProvider>
      <PrintColors />
      <div className={classes.frame} data-rail={rail.isOpen ? 'open' : 'closed'}>
        <a className={classes.skip} href="#page">
          Skip to the page
        </a>
        <Rail isOpen={rail.isOpen} onToggle={rail.toggle} />
        <TopBar page={page} title={title} session={session.data} />
        <Body page={page} title={title} />
      </div>
    </KeyboardProvider>
  );
}

/** The page, and beside it what is selected. Pages that know no period do not mind one that cannot be read. */
function Body({ page, title }: { readonly page: PageFrame | undefined; readonly title: string }) {
  const { selected } = useFilters();
  const mistakes = useAddressMistakes();
  const isWrong = mistakes.length > 0 && page !== undefined && !page.unusable?.period;
  const hasContext = selected.length > 0 && page?.to !== '/docs' && !isWrong;
  return (
    <div className={classes.body}>
      <main id="page" className={classes.page} tabIndex={-1}>
        <PrintHead page={page} title={title} />
        <ConnectionBanner />
        {isWrong ? <WrongAddress mistakes={mistakes} /> : <Outlet />}
      </main>
      {hasContext && (
        <ContextArea>
          <Suspense fallback={null}>
            <ContextContent />
          </Suspense>
        </ContextArea>
      )}
    </div>
  );
}
