/** The heading of a screen; names the browser's tab too. */
import { Title } from '@mantine/core';
import { useEffect } from 'react';
import { useT } from '../messages/index.ts';

export function PageTitle({ children, tab }: { children: string; tab?: string }) {
  const { t } = useT();
  useEffect(() => {
    document.title = `${tab ?? children} · ${t('app.name')}`;
  }, [children, tab, t]);
  return (
    <Title order={1} tabIndex={-1} id="page-title">
      {children}
    </Title>
  );
}
