/** The row that fetches the next page of a list; nothing where there is none. */
import { Button } from '@mantine/core';
import { useT } from '../messages/index.ts';

interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

export function More({ list }: { list: Paged }) {
  const { t } = useT();
  if (!list.hasNextPage) return null;
  return (
    <Button variant="default" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage} w="fit-content">
      {t('button.more')}
    </Button>
  );
}
