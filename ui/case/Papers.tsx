/** What was issued: number, date, the file in each language, and where anyone can check it. */
import { Anchor, Button, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import type { PaperView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { showDay } from '../shell/dates.ts';
import { FileIcon } from '../theme/icons.tsx';

const SPOKEN = { ky: 'Кыргызча', ru: 'Русский', en: 'English' };

function PaperFile({ paper, file }: { paper: PaperView; file: PaperView['files'][number] }) {
  const { t } = useT();
  if (file.failed)
    return (
      <Text size="sm" c="var(--mantine-color-error)">
        {SPOKEN[file.lang]}: {file.failed}
      </Text>
    );
  if (!file.ready) {
    return (
      <Group gap="xs" role="status" mih={44}>
        <Loader size="xs" aria-hidden="true" />
        <Text size="sm">
          {SPOKEN[file.lang]}: {t('paper.making')}
        </Text>
      </Group>
    );
  }
  return (
    <Button
      component="a"
      href={file.url}
      target="_blank"
      rel="noreferrer"
      variant="default"
      leftSection={<FileIcon size={18} />}
      aria-label={`PDF, ${SPOKEN[file.lang]}: ${paper.title} ${paper.number}`}
    >
      <span lang={file.lang}>{SPOKEN[file.lang]}</span>&nbsp;(PDF)
    </Button>
  );
}

export function Papers({ papers }: { papers: PaperView[] }) {
  const { t } = useT();
  if (papers.length === 0) return <Text c="gray.8">{t('paper.none')}</Text>;
  return (
    <Stack>
      {papers.map((paper) => (
        <Paper key={paper.id} withBorder p="md" component="article" aria-labelledby={`paper-${paper.id}`}>
          <Title order={3} id={`paper-${paper.id}`}>
            {paper.title}
          </Title>
          <Text mb="sm">{t('paper.number', { number: paper.number, date: showDay(paper.date) })}</Text>
          <Group gap="xs" mb="sm">
            {paper.files.map((file) => (
              <PaperFile key={file.lang} paper={paper} file={file} />
            ))}
          </Group>
          <Text size="sm">
            <Anchor href={paper.verifyUrl} size="sm">
              {t('paper.verify')}
            </Anchor>{' '}
            · {t('paper.code')}: <span className="mono">{paper.code}</span>
          </Text>
        </Paper>
      ))}
    </Stack>
  );
}
