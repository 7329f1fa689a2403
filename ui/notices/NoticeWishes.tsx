/** How I am told beside this list: by e-mail, by SMS, in which language. Each choice is saved at once. */
import { Checkbox, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Lang, WishesView } from '../../server/http/contract.ts';
import { call } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { wishesQuery } from '../api/queries.ts';
import { useT } from '../messages/index.ts';
import { Fault, ProblemAlert } from '../shell/Fault.tsx';

type Choice = Pick<WishesView, 'lang' | 'byMail' | 'bySms'>;
type Known = { data: WishesView; etag: string | undefined };

const NAMES: Record<Lang, string> = { ky: 'Кыргызча', ru: 'Русский', en: 'English' };

export function NoticeWishes() {
  const wishes = useQuery(wishesQuery);
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: ({ choice, etag }: { choice: Choice; etag: string | undefined }) =>
      call<WishesView>('PUT', '/api/notices/wishes', { body: choice, ...(etag === undefined ? {} : { match: etag }) }),
    onSuccess: (known) => client.setQueryData(wishesQuery.queryKey, known),
    // What another window chose is shown before anything is chosen anew.
    onError: () => client.invalidateQueries(wishesQuery),
  });
  if (!wishes.data) return wishes.error ? <Fault error={wishes.error} retry={() => void wishes.refetch()} /> : null;
  return (
    <Wishes
      known={wishes.data}
      saving={save.isPending}
      saved={save.isSuccess}
      error={save.error}
      choose={(choice, etag) => save.mutate({ choice, etag })}
    />
  );
}

interface WishesProps {
  known: Known;
  saving: boolean;
  saved: boolean;
  error: unknown;
  choose: (choice: Choice, etag: string | undefined) => void;
}

function Wishes({ known: { data, etag }, saving, saved, error, choose }: WishesProps) {
  const { t } = useT();
  const { lang, byMail, bySms, email, phone, ways } = data;
  const change = (part: Partial<Choice>) => choose({ lang, byMail, bySms, ...part }, etag);
  if (!ways.mail && !ways.sms) return <Text c="gray.7">{t('wishes.off')}</Text>;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="wishes">
      <Stack gap="sm">
        <Title order={2} size="h3" id="wishes">
          {t('wishes.title')}
        </Title>
        <Text>{t('wishes.inbox')}</Text>
        {ways.mail && (
          <Way
            label={email ? t('wishes.mail', { to: email }) : t('wishes.noMail')}
            known={email !== undefined}
            on={byMail}
            set={(on) => change({ byMail: on })}
            saving={saving}
          />
        )}
        {ways.sms && (
          <Way
            label={phone ? t('wishes.sms', { to: phone }) : t('wishes.noSms')}
            known={phone !== undefined}
            on={bySms}
            set={(on) => change({ bySms: on })}
            saving={saving}
          />
        )}
        <Languages value={lang} set={(next) => change({ lang: next })} />
        <Text role="status" size="sm" c="gray.7" mih="1.4em">
          {saved && !saving ? t('wishes.saved') : ''}
        </Text>
        {error ? <ProblemAlert problem={problemOf(error)} /> : null}
      </Stack>
    </Paper>
  );
}

function Way({
  label,
  known,
  on,
  set,
  saving,
}: {
  label: string;
  known: boolean;
  on: boolean;
  set: (on: boolean) => void;
  saving: boolean;
}) {
  return (
    <Checkbox
      label={label}
      checked={known && on}
      disabled={!known}
      aria-busy={saving}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
}

function Languages({ value, set }: { value: Lang; set: (lang: Lang) => void }) {
  const { t } = useT();
  return (
    <Group gap="sm">
      <Text component="span" id="wishes-lang">
        {t('wishes.lang')}
      </Text>
      <SegmentedControl
        aria-labelledby="wishes-lang"
        value={value}
        onChange={(next) => set(next as Lang)}
        data={(Object.keys(NAMES) as Lang[]).map((each) => ({ value: each, label: NAMES[each] }))}
      />
    </Group>
  );
}
