/** A document with sample data, in each of its languages. */
import { Anchor, Group, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import type { WorkshopView } from '../../server/http/contract.ts';
import { DocumentFrame, LANGUAGES } from '../case/DraftDocument.tsx';
import { useT } from '../messages/index.ts';

export function DocumentPreview({ bundle }: { bundle: WorkshopView['bundles'][number] }) {
  const { t } = useT();
  const [chosen, choose] = useState(bundle.documents[0]?.id ?? '');
  const document = bundle.documents.find((each) => each.id === chosen) ?? bundle.documents[0];
  if (!document) return null;
  const address = `/api/workshop/${bundle.id}/documents/${document.id}`;
  return (
    <Stack>
      <Group align="flex-end">
        <Select
          label={t('workshop.document')}
          data={bundle.documents.map((each) => ({ value: each.id, label: each.title }))}
          value={document.id}
          onChange={(next) => next && choose(next)}
          allowDeselect={false}
          searchable
          style={{ flex: '1 1 280px' }}
        />
        {LANGUAGES.filter((each) => document.languages.includes(each.value)).map((each) => (
          <Anchor key={each.value} href={`${address}.pdf?lang=${each.value}`} target="_blank" rel="noreferrer" py={10}>
            PDF · {each.label}
          </Anchor>
        ))}
      </Group>
      <DocumentFrame
        key={`${document.id}/${bundle.hash ?? ''}`}
        title={document.title}
        languages={LANGUAGES.filter((each) => document.languages.includes(each.value))}
        address={(lang) => `${address}.html?lang=${lang}`}
      />
    </Stack>
  );
}
