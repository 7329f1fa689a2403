/** Links that take a whole public register away: CSV in the language of the screen, JSON as it is kept. */
import { Anchor, Group } from '@mantine/core';
import { useT } from '../messages/index.ts';

export function OpenData({ bundle, register, title }: { bundle: string; register: string; title: string }) {
  const { t, lang } = useT();
  const base = `/api/registers/${bundle}/${register}/data`;
  return (
    <Group gap="md">
      <Anchor href={`${base}.csv?lang=${lang}`} download py={8} aria-label={t('registers.csv', { title })}>
        CSV
      </Anchor>
      <Anchor href={`${base}.json`} download py={8} aria-label={t('registers.json', { title })}>
        JSON
      </Anchor>
    </Group>
  );
}
