/** The look: state blues, a red dark enough to read, Noto Sans for ң ө ү, targets of 44 px. Gives Mantine's theme. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import type { Tone } from '../../server/http/contract.ts';

const gov: MantineColorsTuple = [
  '#eaf2fb',
  '#d2e1f2',
  '#a3c2e4',
  '#709fd5',
  '#4a84c9',
  '#3174c3',
  '#1f5fae',
  '#144f97',
  '#0c4079',
  '#06315f',
];
const red: MantineColorsTuple = [
  '#fdecec',
  '#f9d6d6',
  '#f0aaaa',
  '#e57c7c',
  '#d95252',
  '#c93535',
  '#b3261e',
  '#9f1d17',
  '#8a1812',
  '#6f110c',
];
const green: MantineColorsTuple = [
  '#e8f6ec',
  '#cfead7',
  '#a0d5b0',
  '#6dbd85',
  '#44a863',
  '#2b8f4c',
  '#1c7a3d',
  '#136632',
  '#0d5327',
  '#073f1c',
];
const amber: MantineColorsTuple = [
  '#fff5df',
  '#fde8bd',
  '#f9d083',
  '#efb34a',
  '#dd9420',
  '#bb7708',
  '#965d00',
  '#7d4d00',
  '#653e00',
  '#4d2f00',
];
const sans = "'Noto Sans Variable', 'Noto Sans', system-ui, sans-serif";
const label = {
  styles: { label: { fontWeight: 600, marginBottom: 4 }, description: { color: 'var(--mantine-color-gray-7)', marginBottom: 6 } },
};

export const theme = createTheme({
  primaryColor: 'gov',
  primaryShade: 7,
  colors: { gov, red, green, amber },
  fontFamily: sans,
  headings: {
    fontFamily: sans,
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.75rem' }, h2: { fontSize: '1.35rem' }, h3: { fontSize: '1.1rem' } },
  },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontSizes: { xs: '13px', sm: '15px', md: '16px', lg: '18px', xl: '20px' },
  components: {
    // Read out at once only where it says so itself.
    Alert: { defaultProps: { role: 'note' } },
    Anchor: { defaultProps: { underline: 'always' } },
    TextInput: label,
    Textarea: label,
    Select: label,
    MultiSelect: label,
    NumberInput: label,
    Button: {
      defaultProps: { size: 'sm' },
      styles: {
        root: { minHeight: 44, height: 'auto', paddingBlock: 8 },
        label: { whiteSpace: 'normal', textAlign: 'start', overflow: 'visible', height: 'auto', lineHeight: 1.35 },
      },
    },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle' } },
    Input: { styles: { input: { minHeight: 44 } } },
    Badge: {
      defaultProps: { radius: 'sm', size: 'lg', tt: 'none' },
      styles: {
        root: { height: 'auto', minHeight: 26, paddingBlock: 2, maxWidth: '100%' },
        label: { whiteSpace: 'normal', overflow: 'visible', fontSize: 13, lineHeight: 1.35, fontWeight: 600 },
      },
    },
    Tabs: { styles: { tab: { lineHeight: 1.35 } } },
    // The header of a dialog is no banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Drawer: { styles: { title: { fontWeight: 650, fontSize: '1.15rem' } } },
    Modal: {
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.55 } },
      styles: { title: { fontWeight: 650, fontSize: '1.2rem' } },
    },
  },
});

export const variables: CSSVariablesResolver = () => ({
  variables: { '--mantine-color-error': '#b3261e', '--mantine-color-dimmed': '#495057', '--mantine-color-placeholder': '#5c636a' },
  light: { '--mantine-color-error': '#b3261e', '--mantine-color-dimmed': '#495057', '--mantine-color-placeholder': '#5c636a' },
  dark: {},
});

const TONES: Record<Tone, string> = { neutral: 'gray.7', active: 'gov.7', good: 'green.7', warning: 'amber.6', bad: 'red.6' };

/** The colour of a tone, dark enough for white letters on it. */
export const toneColor = (tone: Tone): string => TONES[tone];
