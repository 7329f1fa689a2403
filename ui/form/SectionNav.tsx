/** The sections of a form with how far each is filled: a list beside the form, a select above it on a phone. */
import { NativeSelect, Paper, Text } from '@mantine/core';
import type { FormSection } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { CheckIcon } from '../theme/icons.tsx';
import classes from './form.module.css';
import type { Progress } from './progress.ts';

export interface SectionState extends Progress {
  section: FormSection;
  faults: number;
}

export const sectionTitle = ({ code, title }: FormSection): string => (code && !title.startsWith(code) ? `${code}. ${title}` : title);

interface Props {
  states: SectionState[];
  current: string;
  onChoose: (section: string) => void;
}

function Row({ state, active, onChoose }: { state: SectionState; active: boolean; onChoose: () => void }) {
  const { t } = useT();
  const full = state.total > 0 && state.done === state.total;
  return (
    <li>
      <button type="button" className={classes.section} aria-current={active ? 'step' : undefined} onClick={onChoose}>
        <span className={classes.mark} data-full={full || undefined} data-wrong={state.faults > 0 || undefined} aria-hidden="true">
          {full && state.faults === 0 ? <CheckIcon size={14} /> : null}
        </span>
        <span>
          <span className={classes.sectionTitle}>{sectionTitle(state.section)}</span>
          <span className={classes.count}>
            {t('section.filled', { done: state.done, total: state.total })}
            {state.faults > 0 && ` · ${t('section.faults', { count: state.faults })}`}
          </span>
        </span>
      </button>
    </li>
  );
}

export function SectionNav({ states, current, onChoose }: Props) {
  const { t } = useT();
  const done = states.reduce((sum, state) => sum + state.done, 0);
  const total = states.reduce((sum, state) => sum + state.total, 0);
  return (
    <Paper withBorder component="nav" aria-label={t('section.list')} className={classes.nav}>
      <Text fw={600} size="sm" className={classes.navTitle}>
        {t('section.list')} <span className={classes.total}>{t('section.filled', { done, total })}</span>
      </Text>
      <div className={classes.bar} aria-hidden="true">
        <div className={classes.barDone} style={{ width: `${total ? (done / total) * 100 : 0}%` }} />
      </div>
      <NativeSelect
        className={classes.select}
        label={t('section.choose')}
        value={current}
        onChange={(event) => onChoose(event.currentTarget.value)}
        data={states.map((state) => ({
          value: state.section.id,
          label: `${sectionTitle(state.section)} (${state.done}/${state.total})${state.faults ? ' !' : ''}`,
        }))}
      />
      <ol className={classes.list}>
        {states.map((state) => (
          <Row key={state.section.id} state={state} active={state.section.id === current} onChoose={() => onChoose(state.section.id)} />
        ))}
      </ol>
    </Paper>
  );
}
