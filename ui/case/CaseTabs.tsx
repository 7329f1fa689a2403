/** What the case holds beside what is to be done: answers, papers, register, decisions, history. */
import { Stack, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CaseView } from '../../server/http/contract.ts';
import { type MessageKey, useT } from '../messages/index.ts';
import { AccessLog } from './AccessLog.tsx';
import { Draws } from './Draws.tsx';
import { Entries } from './Entries.tsx';
import { History } from './History.tsx';
import { Papers } from './Papers.tsx';
import { Proposal } from './Proposal.tsx';
import { Records } from './Records.tsx';

interface Tab {
  id: string;
  title: MessageKey;
  count: number | undefined;
  body: ReactNode;
}

function tabsOf(view: CaseView, heading: string): Tab[] {
  const tabs: Tab[] = [{ id: 'papers', title: 'paper.list', count: view.papers.length, body: <Papers papers={view.papers} /> }];
  tabs.push({ id: 'records', title: 'record.list', count: view.records.length, body: <Records records={view.records} /> });
  if (view.entries.length) tabs.push({ id: 'entries', title: 'entry.list', count: view.entries.length, body: <Entries view={view} /> });
  if (view.decisions.length) {
    const body = (
      <Stack>
        {view.decisions.map((decision) => (
          <Proposal key={decision.decision} decision={decision} heading={heading} />
        ))}
      </Stack>
    );
    tabs.push({ id: 'decisions', title: 'decision.list', count: view.decisions.length, body });
  }
  if (view.draws.length) tabs.push({ id: 'draws', title: 'draw.list', count: view.draws.length, body: <Draws draws={view.draws} /> });
  if (view.access) tabs.push({ id: 'access', title: 'access.title', count: undefined, body: <AccessLog caseId={view.id} /> });
  tabs.push({ id: 'history', title: 'history.title', count: undefined, body: <History view={view} /> });
  return tabs;
}

export function CaseTabs({ view }: { view: CaseView }) {
  const { t } = useT();
  const tabs = tabsOf(view, t('decision.one'));
  const first = tabs.find((tab) => tab.count)?.id ?? 'history';
  return (
    <Tabs defaultValue={first} keepMounted={false} activateTabWithKeyboard>
      <Tabs.List aria-label={t('case.contents')}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.id} value={tab.id} mih={44} fz="sm">
            {t(tab.title)}
            {tab.count ? ` (${tab.count})` : ''}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.id} value={tab.id} pt="md">
          {tab.body}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
