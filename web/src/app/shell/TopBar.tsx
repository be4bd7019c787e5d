import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { SessionAnswer } from '../../api/schema';
import { FilterBar } from '../../widgets/FilterBar/FilterBar';
import { useKeyboard } from '../keyboard/keyboardContext';
import type { PageFrame } from '../pages';
import { AccountMenu } from './AccountMenu';
import { SchemeButton } from './SchemeButton';
import classes from './TopBar.module.css';
import { ZoneMenu } from './ZoneMenu';

interface TopBarProps {
  readonly page: PageFrame | undefined;
  readonly title: string;
  readonly session: SessionAnswer;
}

export function TopBar({ page, title, session }: TopBarProps) {
  const { openPalette } = useKeyboard();
  return (
    <section className={classes.bar} aria-label="Page and filters">
      <h1 className={classes.title}>{title}</h1>
      <div className={classes.filters}>
        <FilterBar unusable={page?.unusable ?? {}} />
      </div>
      <div className={classes.tools}>
        <UnstyledButton
          className={classes.search}
          onClick={openPalette}
          aria-label="Search, key /"
          title="Search: / or Ctrl+K"
        >
          <IconSearch size={14} stroke={1.8} aria-hidden="true" />
          <span className={classes.wide}>Search</span>
          <kbd className={classes.wide}>/</kbd>
        </UnstyledButton>
        <ZoneMenu />
        <SchemeButton />
        <AccountMenu session={session} />
      </div>
    </section>
  );
}
