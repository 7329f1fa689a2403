/** What can be begun; what can't says why. */
import { Button, List, Paper, Text, Title } from '@mantine/core';
import type { HomeView } from '../../server/http/contract.ts';
import { problemOf } from '../api/problem.ts';
import { useOpen } from '../api/useOpen.ts';
import { useT } from '../messages/index.ts';
import { ProblemAlert } from '../shell/Fault.tsx';
import { PlusIcon } from '../theme/icons.tsx';
import classes from './home.module.css';

type OpeningView = HomeView['openings'][number];

function Opening({ opening, busy, onOpen }: { opening: OpeningView; busy: boolean; onOpen: () => void }) {
  const why = `why-${opening.bundle}-${opening.procedure}`;
  const stopped = opening.blocked.length > 0;
  return (
    <Paper component="li" withBorder p="md">
      <div className={classes.tile}>
        {opening.help && (
          <Text size="sm" c="gray.8">
            {opening.help}
          </Text>
        )}
        {stopped && (
          <List size="sm" id={why} c="amber.8">
            {opening.blocked.map((reason) => (
              <List.Item key={reason}>{reason}</List.Item>
            ))}
          </List>
        )}
        <Button
          mt="auto"
          leftSection={<PlusIcon size={18} />}
          disabled={stopped}
          loading={busy}
          onClick={onOpen}
          aria-describedby={stopped ? why : undefined}
          justify="flex-start"
        >
          {opening.title}
        </Button>
      </div>
    </Paper>
  );
}

/** The tiles by themselves, where the place says what they are. */
export function OpeningTiles({ openings }: { openings: OpeningView[] }) {
  const open = useOpen();
  if (openings.length === 0) return null;
  return (
    <>
      {open.error && <ProblemAlert problem={problemOf(open.error)} />}
      <ul className={classes.tiles}>
        {openings.map((opening) => (
          <Opening
            key={`${opening.bundle}/${opening.procedure}`}
            opening={opening}
            busy={open.isPending && open.variables === opening}
            onOpen={() => !open.isPending && open.mutate(opening)}
          />
        ))}
      </ul>
    </>
  );
}

export function Openings({ openings }: { openings: OpeningView[] }) {
  const { t } = useT();
  if (openings.length === 0) return null;
  return (
    <section aria-labelledby="openings">
      <Title order={2} id="openings" mb="sm">
        {t('home.openings')}
      </Title>
      <OpeningTiles openings={openings} />
    </section>
  );
}
