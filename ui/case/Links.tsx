/** Cases tied to this one. */
import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { CaseView } from '../../server/http/contract.ts';
import { problemOf } from '../api/problem.ts';
import { useOpen } from '../api/useOpen.ts';
import { useT } from '../messages/index.ts';
import { ProblemAlert } from '../shell/Fault.tsx';
import { ToneBadge } from './ToneBadge.tsx';

type Opening = CaseView['openings'][number] & { from: string };

/** What takes this closed case up. */
function FollowUps({ view }: { view: Pick<CaseView, 'id' | 'openings'> }) {
  const { t } = useT();
  const open = useOpen<Opening>();
  if (view.openings.length === 0) return null;
  return (
    <Stack gap="xs" mt="sm">
      <Text size="sm" c="gray.7">
        {t('link.openings')}
      </Text>
      {open.error && <ProblemAlert problem={problemOf(open.error)} />}
      {view.openings.map((opening) => (
        <Button
          key={opening.procedure}
          variant="light"
          justify="flex-start"
          loading={open.isPending && open.variables?.procedure === opening.procedure}
          onClick={() => !open.isPending && open.mutate({ ...opening, from: view.id })}
        >
          {opening.title}
        </Button>
      ))}
    </Stack>
  );
}

export function Links({ view }: { view: Pick<CaseView, 'id' | 'links' | 'openings'> }) {
  const { t } = useT();
  const { links } = view;
  if (links.length === 0 && view.openings.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="links">
      <Title order={2} id="links" mb="xs">
        {t('link.title')}
      </Title>
      <Stack gap="sm">
        {links.map((link) => (
          <div key={link.id}>
            <Text size="sm" c="gray.7">
              {t(`link.${link.relation}`)}
            </Text>
            <Group gap="xs">
              <Anchor component={Link} to={`/cases/${link.id}`}>
                {link.title} № {link.number}
              </Anchor>
              <ToneBadge title={link.state.title} tone={link.state.tone} size="md" />
            </Group>
          </div>
        ))}
      </Stack>
      <FollowUps view={view} />
    </Paper>
  );
}
