/** What happened, in order; each step with the beginning of its hash, by which the chain can be checked. */
import { Text } from '@mantine/core';
import type { CaseView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { showMoment } from '../shell/dates.ts';
import classes from './case.module.css';

export function History({ view }: { view: CaseView }) {
  const { t } = useT();
  return (
    <>
      <Text size="sm" c="gray.8" mb="md">
        {t('history.explain')}
      </Text>
      <ol className={classes.history}>
        {[...view.history].reverse().map((event) => (
          <li key={event.seq}>
            <Text fw={600}>{event.title}</Text>
            <Text size="sm">{[event.who, event.role].filter(Boolean).join(' · ')}</Text>
            {event.note && (
              <Text size="sm" className="pre">
                {event.note}
              </Text>
            )}
            <Text size="sm" c="gray.7">
              {showMoment(event.at)} · № {event.seq} ·{' '}
              <span className="mono" title={event.hash}>
                {event.hash.slice(0, 12)}
              </span>
            </Text>
          </li>
        ))}
      </ol>
      <Text size="sm" c="gray.7" mt="md">
        {t('history.edition', { bundle: view.edition.bundle, version: view.edition.version })}{' '}
        <span className="mono">{view.edition.hash.slice(0, 12)}</span>
      </Text>
    </>
  );
}
