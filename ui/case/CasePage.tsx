/** One case: where it stands, what is due, what can be done, and all it holds. */
import { Alert, Anchor, Breadcrumbs, Paper, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ActionView, CaseView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { MoveCase } from '../move/MoveCase.tsx';
import { showDay } from '../shell/dates.ts';
import { Fault } from '../shell/Fault.tsx';
import { keyed } from '../shell/keyed.ts';
import { Loading } from '../shell/Loading.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { RequirePerson } from '../shell/RequirePerson.tsx';
import { Actions } from './Actions.tsx';
import { CaseTabs } from './CaseTabs.tsx';
import classes from './case.module.css';
import { Deadlines } from './Deadlines.tsx';
import { Links } from './Links.tsx';
import { Messages } from './Messages.tsx';
import { PartProgress } from './PartProgress.tsx';
import { AnswerLines } from './Records.tsx';
import { Stages } from './Stages.tsx';
import { ToneBadge } from './ToneBadge.tsx';
import { useCase } from './useCase.ts';

function Head({ view }: { view: CaseView }) {
  const { t } = useT();
  const { bundle, list } = view;
  return (
    <>
      <Breadcrumbs separator="›" className="no-print">
        <Anchor component={Link} to="/" size="sm">
          {t('home.page')}
        </Anchor>
        <Anchor component={Link} to={list.view ? `/views/${bundle}/${list.view}` : `/procedures/${bundle}/${view.procedure}`} size="sm">
          {list.title}
        </Anchor>
      </Breadcrumbs>
      <div className={classes.head}>
        <div style={{ minWidth: 0 }}>
          <PageTitle tab={`${view.number} ${view.title}`}>{view.title}</PageTitle>
          <Text mt={4}>
            № {view.number} · {view.applicant}
          </Text>
          {view.summary && <Text c="gray.8">{view.summary}</Text>}
        </div>
        <Stack gap={4} align="flex-start">
          <ToneBadge title={view.state.title} tone={view.state.tone} size="xl" />
          <Text size="sm" c="gray.7">
            {t('case.since', { date: showDay(view.state.since) })}
          </Text>
          {keyed(view.entries, ({ register }) => register).map(({ key, item: { title, status } }) => (
            <Text key={key} size="sm" component="div">
              {title}: <ToneBadge title={status.title} tone={status.tone} size="md" />
            </Text>
          ))}
        </Stack>
      </div>
    </>
  );
}

/** Says what came of an action and takes the reader there. */
function Done({ text }: { text: string | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!text) return;
    window.scrollTo(0, 0);
    place.current?.focus();
  }, [text]);
  return (
    <div role="status" ref={place} tabIndex={-1} style={{ outline: 'none' }}>
      {text && <Alert color="green" title={text} />}
    </div>
  );
}

function Body({ view }: { view: CaseView }) {
  const { t } = useT();
  const [done, setDone] = useState<string>();
  const finished = (action: ActionView, next: CaseView) => setDone(t('action.done', { action: action.title, state: next.state.title }));
  const aside =
    view.deadlines.length > 0 || view.parts.length > 0 || view.links.length > 0 || view.openings.length > 0 || view.messages.length > 0;
  const long = view.actions.some((action) => action.form && action.form.sections.length > 1);
  const { note, tells } = view.state;
  return (
    <Stack gap="lg">
      <Head view={view} />
      <Done text={done} />
      {view.stages.length > 1 && (
        <Paper withBorder p="md">
          <Stages stages={view.stages} />
        </Paper>
      )}
      <MoveCase view={view} />
      {tells && (
        <Paper withBorder p="md" component="section" aria-label={view.state.title}>
          <AnswerLines lines={tells} />
        </Paper>
      )}
      {note && (
        <Alert color="gov" title={t('case.next')}>
          <span className="pre">{note}</span>
        </Alert>
      )}
      <div className={classes.page} data-aside={(aside && !long) || undefined} data-long={long || undefined}>
        <div className={classes.work}>
          {view.actions.length > 0 ? (
            <Actions view={view} onDone={finished} />
          ) : (
            <Text c="gray.8">{view.state.final ? t('case.final') : t('case.nothingToDo')}</Text>
          )}
        </div>
        {aside && (
          <Stack className={classes.aside}>
            <Deadlines deadlines={view.deadlines} />
            {view.parts.map((part) => (
              <PartProgress key={part.id} part={part} />
            ))}
            <Messages view={view} />
            <Links view={view} />
          </Stack>
        )}
        <section aria-label={t('case.contents')} className={classes.contents}>
          <CaseTabs key={view.state.id} view={view} />
        </section>
      </div>
    </Stack>
  );
}

function CaseBody() {
  const { id = '' } = useParams();
  const query = useCase(id);
  if (query.data) return <Body key={id} view={query.data} />;
  if (query.error) return <Fault error={query.error} retry={() => void query.refetch()} />;
  return <Loading />;
}

export function CasePage() {
  return (
    <RequirePerson>
      <CaseBody />
    </RequirePerson>
  );
}
