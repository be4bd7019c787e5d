import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { globalPart } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { entityPage, mayOpen } from '../../app/pages';
import { useSession } from '../../app/useSession';
import { kindText } from './entityText';

interface EntityLinkProps {
  /** A kind of entities; `org` for an org by its id or short name, whatever the platform calls it. */
  readonly kind: string;
  readonly id: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly title?: string;
}

/** A name that leads to the page of what it names, for who may open that; users and runs have pages of their own. */
export function EntityLink({ kind, id, children, className, title }: EntityLinkProps) {
  const { search } = useFilters();
  const role = useSession().data?.role;
  const rest = {
    search: globalPart(search),
    title: title ?? `Open the page of this ${kindText(kind)}`,
    ...(className === undefined ? {} : { className }),
  };
  if (kind === 'user' || kind === 'run') {
    return (
      <Link to={kind === 'user' ? '/users/$id' : '/runs/$id'} params={{ id }} {...rest}>
        {children}
      </Link>
    );
  }

  return mayOpen(entityPage, role) ? (
    <Link to="/entities/$kind/$id" params={{ kind, id }} {...rest}>
      {children}
    </Link>
  ) : (
    <span className={className}>{children}</span>
  );
}
