/** A form to try: it checks as it will, and stores nothing. */
import { Alert, Group, Paper, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormView, WorkshopView } from '../../server/http/contract.ts';
import { previewQuery } from '../api/queries.ts';
import { noCopies } from '../draft/localCopy.ts';
import { putNowhere } from '../draft/putDraft.ts';
import { FormDesk } from '../form/FormDesk.tsx';
import { useT } from '../messages/index.ts';
import { Fault } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';

const nowhere = () => ({ put: putNowhere, copies: noCopies });

function Trial({ form }: { form: FormView }) {
  const { t } = useT();
  const [good, setGood] = useState(false);
  return (
    <Stack>
      {good && <Alert color="green" role="status" title={t('workshop.formGood')} />}
      <FormDesk
        form={form}
        open={nowhere}
        upload={undefined}
        submitLabel={t('workshop.check')}
        busy={false}
        onSubmit={() => setGood(true)}
      />
    </Stack>
  );
}

export function FormPreview({ bundle }: { bundle: WorkshopView['bundles'][number] }) {
  const { t, lang } = useT();
  const [chosen, choose] = useState(bundle.forms[0]?.id ?? '');
  const form = bundle.forms.find((each) => each.id === chosen) ?? bundle.forms[0];
  const [variant, vary] = useState<string | undefined>();
  const asked = form?.variants.find((each) => each.id === variant)?.id ?? form?.variants[0]?.id;
  const preview = useQuery({ ...previewQuery(lang, bundle.id, form?.id ?? '', asked), enabled: form !== undefined });
  return (
    <Stack>
      <Group align="flex-end">
        <Select
          label={t('workshop.form')}
          data={bundle.forms.map((each) => ({ value: each.id, label: each.title }))}
          value={form?.id ?? null}
          onChange={(next) => next && choose(next)}
          allowDeselect={false}
          searchable
          style={{ flex: '1 1 280px' }}
        />
        {(form?.variants.length ?? 0) > 1 && (
          <Select
            label={t('workshop.variant')}
            data={form?.variants.map((each) => ({ value: each.id, label: each.title })) ?? []}
            value={asked ?? null}
            onChange={(next) => vary(next ?? undefined)}
            allowDeselect={false}
            style={{ flex: '1 1 280px' }}
          />
        )}
      </Group>
      <Alert color="gov">{t('workshop.nothingStored')}</Alert>
      {preview.error ? (
        <Fault error={preview.error} retry={() => void preview.refetch()} />
      ) : !preview.data ? (
        <Loading />
      ) : (
        <Paper withBorder p="md">
          <Trial key={`${preview.data.id}/${asked ?? ''}/${preview.dataUpdatedAt}`} form={preview.data} />
        </Paper>
      )}
    </Stack>
  );
}
