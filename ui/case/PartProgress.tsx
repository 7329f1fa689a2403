/** A part that several hand in: how many there are, how many it takes, who has and what they said. */
import { Paper, Progress, Stack, Text, Title } from '@mantine/core';
import type { PartView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { showMoment } from '../shell/dates.ts';
import { keyed } from '../shell/keyed.ts';
import classes from './case.module.css';

type Lines = PartView['handedIn'][number]['lines'];
/** A vote is read at a glance; a whole sheet is opened when it is wanted. */
const GLANCE = 4;

function Answers({ lines }: { lines: Lines }) {
  const { t } = useT();
  const list = (
    <dl className={classes.pairs}>
      {keyed(lines, (each) => each.title).map(({ key, item: line }) => (
        <div key={key}>
          <dt>{line.title}</dt>
          <dd>{line.value}</dd>
        </div>
      ))}
    </dl>
  );
  if (lines.length <= GLANCE) return list;
  return (
    <details className={classes.past}>
      <summary>{t('part.answers', { count: lines.length })}</summary>
      {list}
    </details>
  );
}

export function PartProgress({ part }: { part: PartView }) {
  const { t } = useT();
  const { have, need } = part;
  const words = need === undefined ? t('part.unknown', { have }) : t('part.have', { have, need });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={`part-${part.id}`}>
      <Title order={2} id={`part-${part.id}`} mb="xs">
        {part.title}
      </Title>
      <Text size="sm" mb={6}>
        {words}
      </Text>
      {need !== undefined && need > 0 && (
        <Progress value={Math.min(100, (have / need) * 100)} color={have >= need ? 'green.7' : 'gov.7'} mb="md" aria-label={words} />
      )}
      <Stack gap="xs">
        {keyed(part.handedIn, ({ name }) => name).map(({ key, item: each }) => (
          <Paper key={key} bg="gray.0" p="sm">
            <Text fw={600} size="sm">
              {each.name}
            </Text>
            <Text size="xs" c="gray.7">
              {each.role} · {showMoment(each.at)}
            </Text>
            <Answers lines={each.lines} />
          </Paper>
        ))}
      </Stack>
    </Paper>
  );
}
