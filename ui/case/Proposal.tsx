/** What the rules say: the outcome, each reason with what was seen, the clause it rests on, and what would change it. */
import { Alert, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import type { DecisionView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { keyed } from '../shell/keyed.ts';
import { CheckIcon, CrossIcon, QuestionIcon } from '../theme/icons.tsx';
import classes from './case.module.css';
import { ToneBadge } from './ToneBadge.tsx';

function Reason({ reason }: { reason: DecisionView['reasons'][number] }) {
  const { t } = useT();
  const state = reason.holds === undefined ? 'unknown' : reason.holds ? 'yes' : 'no';
  const words = { yes: t('reason.holds'), no: t('reason.fails'), unknown: t('reason.unknown') }[state];
  return (
    <li className={classes.reason} data-holds={state}>
      <span role="img" aria-label={words} className={classes.reasonMark}>
        {state === 'yes' ? <CheckIcon size={16} /> : state === 'no' ? <CrossIcon size={16} /> : <QuestionIcon size={16} />}
      </span>
      <span>
        {reason.text}
        {reason.legal && reason.legal.length > 0 && (
          <Text span size="xs" c="gray.7" display="block">
            {reason.legal.join(' · ')}
          </Text>
        )}
      </span>
    </li>
  );
}

export function Proposal({ decision, heading }: { decision: DecisionView; heading: string }) {
  const { t } = useT();
  const outcomes = decision.outcome ? [decision.outcome] : (decision.outcomes ?? []);
  return (
    <Paper withBorder p="md" component="section" aria-label={`${heading}: ${decision.title}`}>
      <Stack gap="sm">
        <div>
          <Text size="sm" c="gray.8">
            {heading}
          </Text>
          <Title order={3}>{decision.title}</Title>
        </div>
        {outcomes.length > 0 && (
          <Group gap="xs">
            {keyed(outcomes, ({ id }) => id).map(({ key, item: outcome }) => (
              <ToneBadge key={key} title={outcome.title} tone={outcome.tone} size="xl" />
            ))}
          </Group>
        )}
        {decision.undetermined.length > 0 && (
          <Alert color="amber" title={t('decision.undetermined')}>
            <List size="sm">
              {decision.undetermined.map((fact) => (
                <List.Item key={fact}>{fact}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {decision.reasons.length > 0 && (
          <div>
            <Text fw={600} size="sm" mb={4}>
              {t('decision.reasons')}
            </Text>
            <ul className={classes.reasons}>
              {keyed(decision.reasons, (each) => each.text).map(({ key, item: reason }) => (
                <Reason key={key} reason={reason} />
              ))}
            </ul>
          </div>
        )}
        {decision.changes.length > 0 && (
          <div>
            <Text fw={600} size="sm" mb={4}>
              {t('decision.changes')}
            </Text>
            <List size="sm">
              {decision.changes.map((change) => (
                <List.Item key={change}>{change}</List.Item>
              ))}
            </List>
          </div>
        )}
      </Stack>
    </Paper>
  );
}
