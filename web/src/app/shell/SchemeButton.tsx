import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';

/** Light or dark with one click; *System* is in the account menu. */
export function SchemeButton() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <ActionIcon
      size={27}
      onClick={() => {
        setColorScheme(other);
      }}
      aria-label={`Switch to ${other} colours`}
      title={`Switch to ${other} colours`}
    >
      {scheme === 'dark' ? <IconSun size={16} stroke={1.6} /> : <IconMoon size={16} stroke={1.6} />}
    </ActionIcon>
  );
}
