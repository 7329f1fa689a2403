/** A state or an outcome: its word on the colour of its tone. */
import { Badge } from '@mantine/core';
import type { Tone } from '../../server/http/contract.ts';
import { toneColor } from '../theme/theme.ts';

export function ToneBadge({ title, tone, size = 'lg' }: { title: string; tone: Tone; size?: 'md' | 'lg' | 'xl' }) {
  return (
    <Badge color={toneColor(tone)} size={size} variant="filled">
      {title}
    </Badge>
  );
}
