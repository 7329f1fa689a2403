/** What was answered before, read-only, beside what is asked now. */
import { Anchor, Paper, Spoiler, Stack, Text } from '@mantine/core';
import { useT } from '../messages/index.ts';
import { keyed } from '../shell/keyed.ts';
import { FileLink } from './FileLink.tsx';
import { useTools } from './FormContext.ts';

/** `of` is a criterion, or a section where the lines belong to all of it. */
export function Beside({ of }: { of: string }) {
  const { t } = useT();
  const lines = useTools().beside[of] ?? [];
  if (lines.length === 0) return null;
  return (
    <Paper bg="gov.0" p="sm" mb="md" role="group" aria-label={t('beside.title')}>
      <Text size="sm" fw={600} mb={4}>
        {t('beside.title')}
      </Text>
      <Spoiler maxHeight={220} showLabel={t('button.showAll')} hideLabel={t('button.showLess')}>
        <Stack gap="xs">
          {keyed(lines, (each) => each.title).map(({ key, item: line }) => (
            <div key={key}>
              <Text size="sm" c="gray.8">
                {line.title}
              </Text>
              {line.text && (
                <Text size="sm" className="pre">
                  {line.text}
                </Text>
              )}
              {line.files.map((file) => (
                <FileLink key={file.id} file={file} />
              ))}
              {line.links.map((link) => (
                <Anchor key={link} href={link} target="_blank" rel="noreferrer noopener" size="sm" display="block" className="pre">
                  {link}
                </Anchor>
              ))}
            </div>
          ))}
        </Stack>
      </Spoiler>
    </Paper>
  );
}
