/** Files as evidence: sent at once with their progress, taken out with a way back. The answer holds their ids only. */
import { Button, FileButton, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { useT } from '../../messages/index.ts';
import { useAccepted } from '../../shell/useSession.ts';
import { CrossIcon, FileIcon, PlusIcon, TrashIcon } from '../../theme/icons.tsx';
import { FieldGroup } from '../FieldGroup.tsx';
import { FileLink } from '../FileLink.tsx';
import { useField, useTools } from '../FormContext.ts';
import { helpOf } from './help.ts';
import { type Sending, useUploads } from './useUploads.ts';

function SendingRow({ each, again, drop }: { each: Sending; again: () => void; drop: () => void }) {
  const { t } = useT();
  return (
    <Paper withBorder px="sm" py={8} bg={each.failure ? 'red.0' : 'gray.0'}>
      <Group gap="xs" wrap="nowrap" miw={0}>
        <FileIcon />
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {each.file.name}
        </Text>
      </Group>
      {each.failure ? (
        <div role="alert">
          <Text size="sm" c="var(--mantine-color-error)">
            {each.failure}
          </Text>
          <Group gap="xs">
            <Button variant="default" onClick={again}>
              {t('button.retry')}
            </Button>
            <Button variant="subtle" color="gray.8" onClick={drop} leftSection={<CrossIcon size={18} />}>
              {t('button.remove')}
            </Button>
          </Group>
        </div>
      ) : (
        <Progress value={each.share * 100} mt={6} aria-label={`${t('files.sending')}: ${each.file.name}`} />
      )}
    </Paper>
  );
}

function StoredRow({ id, fixed, remove }: { id: string; fixed: boolean; remove: () => void }) {
  const { t } = useT();
  const file = useTools().files[id];
  const name = file?.name ?? t('files.unknown');
  return (
    <Paper withBorder px="sm" py={2} bg="gray.0">
      <Group justify="space-between" wrap="nowrap" gap="xs" mih={44}>
        {file ? <FileLink file={file} /> : <Text size="sm">{name}</Text>}
        {!fixed && (
          <Button
            variant="subtle"
            color="red.7"
            px="xs"
            onClick={remove}
            aria-label={`${t('button.delete')}: ${name}`}
            style={{ flexShrink: 0 }}
          >
            <TrashIcon size={20} />
          </Button>
        )}
      </Group>
    </Paper>
  );
}

export function FilesWidget({ id, label, value, onChange, options, schema, disabled, readonly }: WidgetProps) {
  const { t } = useT();
  const field = useField(id);
  const tools = useTools();
  const accepted = useAccepted();
  const single = schema.type !== 'array';
  const ids = single ? (value ? [value as string] : []) : ((value as string[] | undefined) ?? []);
  const uploads = useUploads(ids, field.path, (next) => onChange(single ? next?.at(-1) : next));
  const fixed = disabled || readonly || false;
  const limit = single ? 1 : ((options.maxFiles as number | undefined) ?? schema.maxItems);
  const room = limit === undefined || ids.length + uploads.sending.length < limit;
  return (
    <FieldGroup id={id} label={label} help={helpOf(options)} required={field.required} error={field.error}>
      <Stack gap={6} mt={6}>
        {ids.map((each) => (
          <StoredRow key={each} id={each} fixed={fixed} remove={() => uploads.remove(each)} />
        ))}
        {uploads.sending.map((each) => (
          <SendingRow key={each.key} each={each} again={() => uploads.again(each)} drop={() => uploads.drop(each.key)} />
        ))}
        {uploads.removed.map((each) => (
          <Group key={each} gap="xs" role="status">
            <Text size="sm" c="gray.8">
              {t('files.removed', { name: tools.files[each]?.name ?? '' })}
            </Text>
            <Button variant="subtle" onClick={() => uploads.restore(each)}>
              {t('button.undo')}
            </Button>
          </Group>
        ))}
        {!fixed && room && (
          <Group gap="sm">
            <FileButton
              {...(accepted ? { accept: accepted.types.map((type) => (type === 'jpg' ? '.jpg,.jpeg' : `.${type}`)).join(',') } : {})}
              multiple={!single && limit !== 1}
              onChange={(files) =>
                (Array.isArray(files) ? files : files ? [files] : [])
                  .slice(0, limit === undefined ? undefined : limit - ids.length)
                  .forEach((file) => void uploads.send(file))
              }
            >
              {(button) => (
                <Button
                  {...button}
                  variant="default"
                  leftSection={<PlusIcon size={18} />}
                  disabled={!tools.upload}
                  aria-describedby={`${id}-l ${id}-accepted`}
                >
                  {t('files.attach')}
                </Button>
              )}
            </FileButton>
            {accepted && (
              <Text size="sm" c="gray.7" id={`${id}-accepted`}>
                {t('files.accepted', { types: accepted.types.join(', ').toUpperCase(), n: accepted.megabytes })}
              </Text>
            )}
            {limit !== undefined && limit > 1 && (
              <Text size="sm" c="gray.7">
                {t('files.limit', { n: limit })}
              </Text>
            )}
            {!tools.upload && (
              <Text size="sm" c="gray.7">
                {t('files.preview')}
              </Text>
            )}
          </Group>
        )}
      </Stack>
    </FieldGroup>
  );
}
