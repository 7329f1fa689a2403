/** A document as it would be issued, in each of its languages, before anything is decided. */
import { Button, Modal, SegmentedControl, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { Lang } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { EyeIcon } from '../theme/icons.tsx';
import classes from './case.module.css';

const LANGUAGES: { value: Lang; label: string }[] = [
  { value: 'ky', label: 'Кыргызча' },
  { value: 'ru', label: 'Русский' },
  { value: 'en', label: 'English' },
];

/** HTML of the server in a frame that may do nothing. */
export function DocumentFrame({
  address,
  title,
  languages = LANGUAGES,
}: {
  address: (lang: Lang) => string;
  title: string;
  languages?: typeof LANGUAGES;
}) {
  const { t, lang: spoken } = useT();
  const [lang, choose] = useState<Lang>(languages.some((each) => each.value === spoken) ? spoken : (languages[0]?.value ?? spoken));
  return (
    <Stack>
      {languages.length > 1 && (
        <SegmentedControl aria-label={t('document.language')} value={lang} onChange={(next) => choose(next as Lang)} data={languages} />
      )}
      <iframe key={lang} className={classes.frame} sandbox="" src={address(lang)} title={`${title} (${lang})`} />
    </Stack>
  );
}

export function DraftDocument({ caseId, document, title, view }: { caseId: string; document: string; title: string; view?: string }) {
  const { t } = useT();
  const [open, dialog] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<EyeIcon size={18} />} onClick={dialog.open}>
        {view ?? t('document.view', { title })}
      </Button>
      <Modal
        opened={open}
        onClose={dialog.close}
        title={t('document.draft', { title })}
        size="min(60rem, 100%)"
        closeButtonProps={{ 'aria-label': t('button.close') }}
      >
        <DocumentFrame title={title} address={(lang) => `/api/cases/${caseId}/drafts-of/${encodeURIComponent(document)}?lang=${lang}`} />
      </Modal>
    </>
  );
}

export { LANGUAGES };
