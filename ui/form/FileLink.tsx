/** A stored file: its name to open, its size. */
import { Anchor, Text } from '@mantine/core';
import type { FileView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { FileIcon } from '../theme/icons.tsx';

/** Bytes in words, binary units. */
export function useSize(): (bytes: number) => string {
  const { t, lang } = useT();
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  return (bytes) =>
    bytes < 1_048_576
      ? t('size.kb', { n: number.format(Math.max(1, Math.round(bytes / 1024))) })
      : t('size.mb', { n: number.format(bytes / 1_048_576) });
}

export function FileLink({ file }: { file: FileView }) {
  const size = useSize();
  return (
    <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center', minWidth: 0, minHeight: 32 }}>
      <span style={{ flexShrink: 0, lineHeight: 0 }}>
        <FileIcon />
      </span>
      <Anchor href={file.url} target="_blank" rel="noreferrer" size="sm" style={{ overflowWrap: 'anywhere' }}>
        {file.name}
      </Anchor>
      <Text span size="xs" c="gray.7" style={{ whiteSpace: 'nowrap' }}>
        {size(file.size)}
      </Text>
    </span>
  );
}
