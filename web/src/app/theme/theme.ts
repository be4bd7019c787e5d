import {
  ActionIcon,
  Button,
  createTheme,
  defaultVariantColorsResolver,
  localStorageColorSchemeManager,
  Drawer,
  Menu,
  Modal,
  NumberInput,
  PasswordInput,
  Popover,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import { tokens, type Scheme } from './tokens';

/** Shades 4 and 7 are the accents of the dark and the light scheme. */
const accent: MantineColorsTuple = [
  '#eef5f4',
  '#cfe6e3',
  '#a8d4cf',
  '#7cc7be',
  '#53bfb3',
  '#2ea294',
  '#148a7f',
  '#0b7a70',
  '#0a635b',
  '#1f4a46',
];

export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  // Mantine picks the colour of text on the accent for one scheme only; the background reads on the accent in both.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...colors, color: 'var(--ff-bg)' } : colors;
  },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '12.5px', md: '13px', lg: '14px', xl: '16px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5' },
  defaultRadius: 5,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'sm' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: true, multiline: true, maw: 340 } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', trapFocus: true, returnFocus: true } }),
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Drawer: Drawer.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', position: 'bottom-end', withInitialFocusPlaceholder: false } }),
  },
});

/** The colours of a scheme as CSS variables. */
export function variablesOf(scheme: Scheme): Record<string, string> {
  const t = tokens[scheme];
  return {
    ...Object.fromEntries(Object.entries(t).map(([name, color]) => [`--ff-${name}`, String(color)])),
    // What Mantine lays over the page: fields, menus and what is pointed at in them.
    ...(scheme === 'dark'
      ? { '--mantine-color-dark-6': t.panel, '--mantine-color-dark-5': t.selection, '--mantine-color-dark-4': t.line }
      : {}),
    '--mantine-color-body': t.bg,
    '--mantine-color-text': t.ink,
    '--mantine-color-dimmed': t.muted,
    '--mantine-color-placeholder': t.muted,
    '--mantine-color-anchor': t.accent,
    '--mantine-color-error': t.worse,
    '--mantine-color-default': t.bg,
    '--mantine-color-default-color': t.ink,
    '--mantine-color-default-hover': t.selection,
    '--mantine-color-default-border': t.line,
    '--mantine-color-gray-light-hover': t.selection,
    '--mantine-color-gray-light-color': t.muted,
    '--mantine-color-gray-outline': t.line,
  };
}

export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesOf('light'),
  dark: variablesOf('dark'),
});

/** The same key is read by public/scheme.js before the first paint. */
export const schemeManager = localStorageColorSchemeManager({ key: 'footfall-scheme' });
