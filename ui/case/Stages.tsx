/** Where the case stands on its way. On a phone one line says it; the list opens below. */
import type { CaseView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { CheckIcon } from '../theme/icons.tsx';
import classes from './case.module.css';

export function Stages({ stages }: { stages: CaseView['stages'] }) {
  const { t } = useT();
  if (stages.length < 2) return null;
  const words = { done: t('stage.done'), current: t('stage.current'), todo: t('stage.todo') };
  return (
    <nav aria-label={t('stage.list')} className={classes.stages}>
      <ol>
        {stages.map((stage, index) => (
          <li key={stage.id} data-status={stage.status} aria-current={stage.status === 'current' ? 'step' : undefined}>
            <span className={classes.stageMark} aria-hidden="true">
              {stage.status === 'done' ? <CheckIcon size={16} /> : index + 1}
            </span>
            <span className={classes.stageTitle}>
              <span className={classes.unseen}>
                {t('stage.step')} {index + 1}:{' '}
              </span>
              {stage.title}
              <span className={classes.unseen}> ({words[stage.status]})</span>
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
