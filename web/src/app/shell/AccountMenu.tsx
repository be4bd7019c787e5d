import { Menu, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconKey, IconKeyboard, IconLogout, IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { send } from '../../api/client';
import type { SessionAnswer } from '../../api/schema';
import { settingsPages } from '../pages';
import { useKeyboard } from '../keyboard/keyboardContext';
import classes from './AccountMenu.module.css';

const SCHEMES: readonly (readonly [MantineColorScheme, string])[] = [
  ['auto', 'Colours as the system'],
  ['light', 'Light colours'],
  ['dark', 'Dark colours'],
];

export function AccountMenu({ session }: { readonly session: SessionAnswer }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { openHelp } = useKeyboard();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <Menu width={230}>
      <Menu.Target>
        <UnstyledButton className={classes.chip} aria-label={`Account ${session.login}`}>
          <IconUser size={14} stroke={1.8} aria-hidden="true" className={classes.icon} />
          <span className={classes.name}>{session.login}</span>
          <IconChevronDown size={12} stroke={1.8} aria-hidden="true" className={classes.name} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <strong className={classes.login}>{session.login}</strong>
          {session.role && <span>, {session.role}</span>}
        </Menu.Label>
        <Menu.Item
          data-autofocus
          leftSection={<IconKey size={15} />}
          onClick={() => void navigate({ to: '/choose-password' })}
        >
          {session.needs_password ? 'Choose a password' : 'Change password'}
        </Menu.Item>
        <OwnPages />
        <Menu.Divider />
        {SCHEMES.map(([value, title]) => (
          <Menu.RadioItem
            key={value}
            value={value}
            checked={colorScheme === value}
            closeMenuOnClick
            onChange={() => {
              setColorScheme(value);
            }}
          >
            {title}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={15} />} rightSection={<kbd>?</kbd>} onClick={openHelp}>
          Keyboard
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} />} onClick={signOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return () => {
    void send('DELETE', '/api/v1/session').then(() => {
      client.clear();
      return navigate({ to: '/sign-in' });
    });
  };
}

/** What everybody has of their own in Settings. */
function OwnPages() {
  const navigate = useNavigate();
  return settingsPages
    .filter((page) => page.roles === undefined)
    .map((page) => (
      <Menu.Item key={page.to} leftSection={<page.icon size={15} />} onClick={() => void navigate({ to: page.to })}>
        {page.title}
      </Menu.Item>
    ));
}
