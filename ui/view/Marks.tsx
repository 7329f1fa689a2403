/** Where cases stand or what is due in them, in a cell of a table; each leads to its case where it may be opened. */
import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { MarkView } from '../../server/http/contract.ts';
import { ToneBadge } from '../case/ToneBadge.tsx';
import { useT } from '../messages/index.ts';
import { showDay } from '../shell/dates.ts';
import { keyed } from '../shell/keyed.ts';
import classes from './view.module.css';

function Mark({ mark: { title, tone, day, case: id } }: { mark: MarkView }) {
  const { t } = useT();
  const shown = <ToneBadge title={day === undefined ? title : showDay(day)} tone={tone} size="md" />;
  return (
    <div className={classes.mark}>
      {id === undefined ? (
        shown
      ) : (
        <Anchor component={Link} to={`/cases/${id}`} className={classes.link}>
          {shown}
        </Anchor>
      )}
      {day !== undefined && <Text size="xs">{title}</Text>}
      {id === undefined && (
        <Text size="xs" c="gray.7">
          {t('view.fromRegister')}
        </Text>
      )}
    </div>
  );
}

export function Marks({ marks }: { marks: MarkView[] }) {
  const { t } = useT();
  if (marks.length === 0)
    return (
      <Text span size="sm" c="gray.7">
        {t('view.noCase')}
      </Text>
    );
  return keyed(marks, ({ title, day = '', case: id = '' }) => `${id} ${title} ${day}`).map(({ key, item }) => (
    <Mark key={key} mark={item} />
  ));
}
