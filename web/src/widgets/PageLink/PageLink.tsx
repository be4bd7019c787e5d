import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { globalPart } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';

export interface PageLinkProps {
  readonly id: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  /** Where on its page. */
  readonly hash?: string;
  /** In a table the keyboard goes from cell to cell. */
  readonly isInCell?: boolean;
}

interface Target {
  readonly to: '/runs/$id' | '/problems/$id';
  readonly title?: string;
}

/** A name that leads to the page of one thing, and does not choose the row that it stands in. */
export function PageLink({ to, title, id, children, className, hash, isInCell = false }: PageLinkProps & Target) {
  const { search } = useFilters();
  return (
    <Link
      to={to}
      params={{ id }}
      search={globalPart(search)}
      {...(title === undefined ? {} : { title })}
      {...(className === undefined ? {} : { className })}
      {...(hash === undefined ? {} : { hash })}
      {...(isInCell ? { tabIndex: -1 } : {})}
      onClick={(event) => {
        event.stopPropagation();
      }}
    >
      {children}
    </Link>
  );
}
