/** Someone else saved the same section: both texts side by side, and the choice. */
import { Button, Group, Modal, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import type { FileView } from '../../server/http/contract.ts';
import { choicesOf, type Field } from '../form/fields.ts';
import { useT } from '../messages/index.ts';
import { showDay } from '../shell/dates.ts';
import { getAt, sameAnswers } from './answers.ts';
import type { DraftStatus } from './Drafts.ts';

interface Props {
  status: DraftStatus;
  fields: Field[];
  files: Record<string, FileView>;
  label: string;
  onResolve: (keep: 'mine' | 'theirs') => void;
}

/** An answer in words, short enough to compare. */
function useWording(files: Record<string, FileView>) {
  const { t } = useT();
  const word = (field: Field, value: unknown): string => {
    if (value === undefined || value === null || value === '') return t('answer.none');
    if (Array.isArray(value)) return value.length ? value.map((each) => word(field, each)).join(', ') : t('answer.none');
    if (typeof value === 'boolean') return t(value ? 'answer.yes' : 'answer.no');
    if (typeof value === 'object')
      return Object.values(value)
        .map((each) => word(field, each))
        .join(' · ');
    if (field.schema.format === 'date') return showDay(String(value));
    return files[String(value)]?.name ?? choicesOf(field).find((choice) => choice.value === value)?.label ?? String(value);
  };
  return word;
}

function Side({ title, text }: { title: string; text: string }) {
  return (
    <Paper withBorder p="sm">
      <Text size="xs" fw={600} c="gray.8">
        {title}
      </Text>
      <Text size="sm" className="pre">
        {text}
      </Text>
    </Paper>
  );
}

export function ConflictDialog({ status, fields, files, label, onResolve }: Props) {
  const { t } = useT();
  const word = useWording(files);
  const { conflict } = status;
  const differing = conflict
    ? fields.filter((field) => !sameAnswers({ at: getAt(conflict.mine, field.path) }, { at: getAt(conflict.theirs, field.path) }))
    : [];
  return (
    <Modal
      opened={conflict !== undefined}
      onClose={() => undefined}
      title={label}
      size="xl"
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack>
        <Text>{t('conflict.explain')}</Text>
        {conflict &&
          differing.map((field) => (
            <div key={field.id}>
              <Text fw={600} size="sm" mb={4}>
                {field.criterion ? `${field.criterion.title}: ${field.title}` : field.title}
              </Text>
              <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
                <Side title={t('conflict.mine')} text={word(field, getAt(conflict.mine, field.path))} />
                <Side title={t('conflict.theirs')} text={word(field, getAt(conflict.theirs, field.path))} />
              </SimpleGrid>
            </div>
          ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onResolve('theirs')}>
            {t('conflict.takeTheirs')}
          </Button>
          <Button onClick={() => onResolve('mine')}>{t('conflict.keepMine')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
