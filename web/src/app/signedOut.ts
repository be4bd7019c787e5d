import type { AnyRouter } from '@tanstack/react-router';

/** Leads to the sign-in page, which leads back to where one was. */
export function goToSignIn(router: AnyRouter): void {
  const { pathname, href } = router.state.location;
  if (pathname !== '/sign-in') {
    void router.navigate({ to: '/sign-in', search: { return: href === '/' ? undefined : href }, replace: true });
  }
}

/** Where to go after signing in. Only addresses of this server: a link must not send people elsewhere. */
export function safeReturn(address: string | undefined): string {
  return address && /^\/(?![/\\])/.test(address) && !address.startsWith('/sign-in') ? address : '/overview';
}
