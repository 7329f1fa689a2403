/** The drawings used on buttons, as SVG: no glyph of a font is relied on. All are decoration; the words stand beside them. */
import type { ReactNode } from 'react';

interface IconProps {
  size?: number;
}

function Drawing({ size = 20, children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export const BellIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M6 9a6 6 0 1 1 12 0c0 6 2 7 2 8H4c0-1 2-2 2-8M10 20.500a2 2 0 0 0 4 0" />
  </Drawing>
);
export const CalendarIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4" />
  </Drawing>
);
export const CheckIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M5 12.500 10 17.500 19 7" />
  </Drawing>
);
export const CrossIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M6 6l12 12M18 6 6 18" />
  </Drawing>
);
export const PlusIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M12 5v14M5 12h14" />
  </Drawing>
);
export const TrashIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5" />
  </Drawing>
);
export const FileIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M6 3h8l4 4v14H6zM14 3v4h4" />
  </Drawing>
);
export const LinkIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1" />
  </Drawing>
);
export const QuestionIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M9 9a3 3 0 1 1 4 3c-1 .6-1 1.200-1 2M12 18v.01" />
  </Drawing>
);
export const ClockIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3 2" />
  </Drawing>
);
export const PersonIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4 21c0-4 4-6 8-6s8 2 8 6" />
  </Drawing>
);
export const EyeIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6" />
  </Drawing>
);
export const PenIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M4 20c4 0 4-4 7-4s2 4 5 4h4M14 4l4 4-8 8H6v-4z" />
  </Drawing>
);
export const SearchIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l5 5" />
  </Drawing>
);

/** The mark of the system: the crown of a yurt. */
export function Mark({ size = 42 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <circle cx="20" cy="20" r="20" fill="#fff" />
      <g fill="none" stroke="var(--mantine-color-gov-8)" strokeWidth="2">
        <circle cx="20" cy="20" r="14" />
        <path d="M10.500 10q9.500 10 19 0M7.500 14.500q12.500 9 25 0M10.500 30q9.500-10 19 0M7.500 25.500q12.500-9 25 0M15 7q-7 13 0 26M25 7q7 13 0 26" />
      </g>
    </svg>
  );
}
