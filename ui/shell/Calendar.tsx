/** The month to pick a day from, in the language of the screen. */
import '@mantine/dates/styles.css';
import 'dayjs/locale/ky';
import 'dayjs/locale/ru';
import { DatePicker } from '@mantine/dates';
import { useT } from '../messages/index.ts';

export function Calendar({ day, min, onPick }: { day: string | undefined; min: string | undefined; onPick: (day: string) => void }) {
  const { t, lang } = useT();
  return (
    <DatePicker
      locale={lang}
      firstDayOfWeek={1}
      value={day ?? null}
      {...(day ? { defaultDate: day } : {})}
      {...(min ? { minDate: min } : {})}
      onChange={(picked) => picked && onPick(picked)}
      size="md"
      ariaLabels={{
        previousMonth: t('date.previousMonth'),
        nextMonth: t('date.nextMonth'),
        previousYear: t('date.previousYear'),
        nextYear: t('date.nextYear'),
        previousDecade: t('date.previousYear'),
        nextDecade: t('date.nextYear'),
        monthLevelControl: t('date.chooseMonth'),
        yearLevelControl: t('date.chooseYear'),
      }}
    />
  );
}
