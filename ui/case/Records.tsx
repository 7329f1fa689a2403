/** What was answered and handed in, to be read. */
import { Accordion, Anchor, Stack, Text, Title } from '@mantine/core';
import type { AnswerLine as Line, RecordView } from '../../server/http/contract.ts';
import { FileLink } from '../form/FileLink.tsx';
import { useT } from '../messages/index.ts';
import { keyed } from '../shell/keyed.ts';
import classes from './case.module.css';
import { ToneBadge } from './ToneBadge.tsx';

/** Answers, one under the other. */
export function AnswerLines({ lines }: { lines: Line[] }) {
  return (
    <dl className={classes.pairs}>
      {keyed(lines, (each) => each.title).map(({ key, item: line }) => (
        <Answer key={key} line={line} />
      ))}
    </dl>
  );
}

function Answer({ line }: { line: Line }) {
  const { t } = useT();
  const nothing = !line.value && !line.files?.length && !line.links?.length;
  return (
    <div>
      <dt>{line.title}</dt>
      <dd>
        {line.tone && line.value ? <ToneBadge title={line.value} tone={line.tone} size="md" /> : line.value}
        {nothing && (
          <Text span c="gray.7">
            {t('answer.none')}
          </Text>
        )}
        {line.files?.map((file) => (
          <div key={file.id}>
            <FileLink file={file} />
          </div>
        ))}
        {line.links?.map((link) => (
          <Anchor key={link} href={link} target="_blank" rel="noreferrer noopener" display="block">
            {link}
          </Anchor>
        ))}
      </dd>
    </div>
  );
}

export function Records({ records }: { records: RecordView[] }) {
  const { t } = useT();
  if (records.length === 0) return <Text c="gray.8">{t('record.none')}</Text>;
  const [first] = records;
  return (
    <Accordion multiple order={3} variant="separated" defaultValue={records.length === 1 && first ? [first.form] : []}>
      {records.map((record) => (
        <Accordion.Item key={record.form} value={record.form}>
          <Accordion.Control>{record.title}</Accordion.Control>
          <Accordion.Panel>
            <Stack gap="lg">
              {keyed(record.sections, (each) => each.title).map(({ key, item: section }) => (
                <div key={key}>
                  {section.title && section.title !== record.title && (
                    <Title order={4} size="h3" mb="xs">
                      {section.title}
                    </Title>
                  )}
                  <AnswerLines lines={section.lines} />
                </div>
              ))}
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
