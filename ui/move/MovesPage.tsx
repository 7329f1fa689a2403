/** Running cases that may be moved to the edition in force: chosen, and moved one after the other with their progress in sight. */
import { Alert, Anchor, Button, Checkbox, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MoveList } from '../../server/http/contract.ts';
import { freshKey } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { movesQuery } from '../api/queries.ts';
import { useT } from '../messages/index.ts';
import { showDay } from '../shell/dates.ts';
import { Fault } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { RequirePerson } from '../shell/RequirePerson.tsx';
import { sendMove } from './MoveCase.tsx';

type Moving = MoveList['groups'][number];
interface Run {
  done: number;
  of: number;
  refused: { number: string; reason: string }[];
}

/** One after the other: a refused case is named, the others go on. */
function useRun(group: Moving) {
  const client = useQueryClient();
  const [run, setRun] = useState<Run>();
  const start = async (ids: string[]) => {
    const refused: Run['refused'] = [];
    const wanted = group.cases.filter(({ id }) => ids.includes(id));
    for (const [done, { id, number, version }] of wanted.entries()) {
      setRun({ done, of: wanted.length, refused: [...refused] });
      await sendMove(id, version, group.to.hash, freshKey()).catch((error: unknown) => {
        refused.push({ number, reason: problemOf(error)?.title ?? String(error) });
      });
    }
    setRun({ done: wanted.length, of: wanted.length, refused });
    await client.invalidateQueries();
  };
  return { run, busy: run !== undefined && run.done < run.of, start };
}

function Outcome({ run }: { run: Run }) {
  const { t } = useT();
  const moved = t('move.progress', { done: run.done - run.refused.length, of: run.of });
  return (
    <Stack gap="xs">
      <Progress value={(run.done / run.of) * 100} aria-label={t('move.title')} />
      <Text role="status">{moved}</Text>
      {run.refused.map(({ number, reason }) => (
        <Alert key={number} color="orange" title={`№ ${number}`}>
          {reason}
        </Alert>
      ))}
    </Stack>
  );
}

function Cases({ group }: { group: Moving }) {
  const { t } = useT();
  const [chosen, setChosen] = useState<string[]>([]);
  const { run, busy, start } = useRun(group);
  const all = group.cases.map(({ id }) => id);
  const picked = chosen.filter((id) => all.includes(id));
  return (
    <Paper withBorder p="md" component="section" aria-label={group.title}>
      <Stack gap="sm">
        <Title order={2}>{group.title}</Title>
        <Text>{t('move.editions', { from: group.from, to: group.to.version, day: showDay(group.to.effectiveFrom) })}</Text>
        <Checkbox
          label={t('move.all')}
          checked={picked.length === all.length}
          indeterminate={picked.length > 0 && picked.length < all.length}
          disabled={busy}
          onChange={({ currentTarget }) => setChosen(currentTarget.checked ? all : [])}
        />
        <Checkbox.Group value={picked} onChange={setChosen} aria-label={group.title}>
          <Stack gap="xs">
            {group.cases.map(({ id, number, applicant, state }) => (
              <Group key={id} wrap="nowrap" align="flex-start">
                <Checkbox value={id} disabled={busy} aria-label={`№ ${number} ${applicant}`} />
                <div>
                  <Anchor component={Link} to={`/cases/${id}`}>
                    № {number}
                  </Anchor>
                  <Text size="sm">
                    {applicant} · {state}
                  </Text>
                </div>
              </Group>
            ))}
          </Stack>
        </Checkbox.Group>
        {group.more && <Text c="gray.8">{t('move.more')}</Text>}
        <Button w="fit-content" disabled={picked.length === 0} loading={busy} onClick={() => void start(picked)}>
          {t('move.many', { count: picked.length })}
        </Button>
        {run && <Outcome run={run} />}
      </Stack>
    </Paper>
  );
}

function Moves() {
  const { t, lang } = useT();
  const moves = useQuery(movesQuery(lang));
  return (
    <Stack gap="lg">
      <div>
        <PageTitle>{t('move.title')}</PageTitle>
        <Text c="gray.8">{t('move.explain')}</Text>
      </div>
      {moves.data?.groups.map((group) => (
        <Cases key={`${group.bundle} ${group.procedure} ${group.from}`} group={group} />
      ))}
      {moves.data?.groups.length === 0 && <Text>{t('move.none')}</Text>}
      {!moves.data && (moves.error ? <Fault error={moves.error} retry={() => void moves.refetch()} /> : <Loading />)}
    </Stack>
  );
}

export function MovesPage() {
  return (
    <RequirePerson>
      <Moves />
    </RequirePerson>
  );
}
