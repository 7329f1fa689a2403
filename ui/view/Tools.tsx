/** What stands above the rows of a screen: the search, what else narrows it, and the way to take it away. */
import { Anchor, Paper, Text, TextInput, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ViewLink } from '../../server/http/contract.ts';
import { withQuery } from '../api/client.ts';
import { useT } from '../messages/index.ts';
import { SearchIcon } from '../theme/icons.tsx';
import type { useAsked } from './useAsked.ts';
import classes from './view.module.css';

interface Props {
  label: string;
  asking: ReturnType<typeof useAsked>;
  count: number;
  /** Of what the CSV is, where it can be taken away. */
  of?: ViewLink;
  children?: ReactNode;
}

export function Tools({ label, asking: { asked, typed, type }, count, of, children }: Props) {
  const { t, lang } = useT();
  return (
    <div className={classes.group}>
      <TextInput
        type="search"
        label={label}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        leftSection={<SearchIcon />}
        className={classes.search}
      />
      {children}
      {of && (
        <Anchor
          href={withQuery(`/api/views/${of.bundle}/${of.view}/data.csv`, { ...asked, lang })}
          download
          py={10}
          aria-label={t('registers.csv', { title: of.title })}
        >
          CSV
        </Anchor>
      )}
      <VisuallyHidden role="status">{t('view.found', { count })}</VisuallyHidden>
    </div>
  );
}

export function Nothing({ children }: { children: string }) {
  return (
    <Paper withBorder p="lg">
      <Text>{children}</Text>
    </Paper>
  );
}
