/** A draw that anyone can reckon again: the pool, who was left out and why, who was drawn, and the numbers it takes. */
import { Alert, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { DrawView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { showMoment } from '../shell/dates.ts';
import { CheckIcon, CrossIcon } from '../theme/icons.tsx';
import classes from './case.module.css';

function Candidate({ candidate }: { candidate: DrawView['candidates'][number] }) {
  const { t } = useT();
  const { id, name, ticket, place, excluded } = candidate;
  return (
    <li className={classes.candidate} data-drawn={place !== undefined || undefined}>
      <Group justify="space-between" gap="xs">
        <Text fw={place === undefined ? 400 : 650}>{name}</Text>
        {place !== undefined && (
          <Badge color="green" variant="light" size="lg">
            {t('draw.place', { place })}
          </Badge>
        )}
      </Group>
      {excluded !== undefined && <Text size="sm">{t('draw.excluded', { reason: excluded })}</Text>}
      <Text size="xs" c="gray.7" className={classes.code}>
        <span className="mono">{id}</span>
        {ticket !== undefined && (
          <>
            {' · '}
            <span className="mono">{ticket}</span>
          </>
        )}
      </Text>
    </li>
  );
}

function Reckoning({ draw }: { draw: DrawView }) {
  const { t } = useT();
  const [first] = draw.candidates.filter(({ ticket }) => ticket !== undefined);
  return (
    <details className={classes.reckoning}>
      <summary>{t('draw.again')}</summary>
      <Stack gap="xs" mt="xs">
        <Text size="sm">{t('draw.how', { count: draw.count })}</Text>
        <dl className={classes.pairs}>
          <div>
            <dt>{t('draw.algorithm')}</dt>
            <dd className="mono">{draw.algorithm}</dd>
          </div>
          <div>
            <dt>{t('draw.seed')}</dt>
            <dd className={`mono ${classes.code}`}>{draw.seed}</dd>
          </div>
          <div>
            <dt>{t('draw.line')}</dt>
            <dd className={`mono ${classes.code}`}>
              {draw.line}
              {first?.id}
            </dd>
          </div>
        </dl>
        <Text size="sm">{t('draw.file')}</Text>
      </Stack>
    </details>
  );
}

function Draw({ draw }: { draw: DrawView }) {
  const { t } = useT();
  const heading = `draw-${draw.seq}-${draw.line}`.replaceAll(/[^a-z0-9-]/gi, '-');
  return (
    <Paper withBorder p="md" component="article" aria-labelledby={heading}>
      <Stack gap="sm">
        <div>
          <Title order={3} id={heading}>
            {draw.role}
          </Title>
          <Text size="sm" c="gray.8">
            {t('draw.made', { date: showMoment(draw.at), register: draw.register, count: draw.count })}
          </Text>
        </div>
        <Alert
          color={draw.holds ? 'green' : 'red'}
          icon={draw.holds ? <CheckIcon /> : <CrossIcon />}
          title={t(draw.holds ? 'draw.holds' : 'draw.broken')}
        />
        {draw.replaced && (
          <Alert color="gov" title={t('draw.replaced', { people: draw.replaced.people.join(', ') })}>
            {t('draw.reason', { reason: draw.replaced.reason })}
          </Alert>
        )}
        <ol className={classes.candidates} aria-label={t('draw.candidates')}>
          {draw.candidates.map((candidate) => (
            <Candidate key={candidate.id} candidate={candidate} />
          ))}
        </ol>
        <Reckoning draw={draw} />
      </Stack>
    </Paper>
  );
}

/** The latest first. */
export function Draws({ draws }: { draws: DrawView[] }) {
  const { t } = useT();
  return (
    <Stack>
      <Text size="sm" c="gray.8">
        {t('draw.explain')}
      </Text>
      {[...draws].reverse().map((draw) => (
        <Draw key={`${draw.seq} ${draw.line}`} draw={draw} />
      ))}
    </Stack>
  );
}
