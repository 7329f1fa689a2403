/** Addresses on the web, one a line. */
import { Button, Group, Stack, TextInput } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { useT } from '../../messages/index.ts';
import { LinkIcon, PlusIcon, TrashIcon } from '../../theme/icons.tsx';
import { FieldGroup } from '../FieldGroup.tsx';
import { useErrors, useField } from '../FormContext.ts';
import { helpOf } from './help.ts';
import { useBuffered } from './useBuffered.ts';

interface ItemProps {
  id: string;
  label: string;
  value: string;
  fixed: boolean;
  path: readonly (string | number)[] | undefined;
  onChange: (next: string) => void;
  onRemove: () => void;
}

function LinkItem({ id, label, value, fixed, path, onChange, onRemove }: ItemProps) {
  const { t } = useT();
  const error = useErrors().get(id);
  const { text, type, settle } = useBuffered(value, path, (next) => onChange(next ?? ''));
  return (
    <Group align="flex-start" gap="xs" wrap="nowrap">
      <TextInput
        id={id}
        style={{ flex: 1, minWidth: 0 }}
        type="url"
        inputMode="url"
        placeholder="https://"
        aria-label={label}
        value={text}
        error={error}
        readOnly={fixed}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={settle}
      />
      {!fixed && (
        <Button
          variant="subtle"
          color="red.7"
          px="xs"
          onClick={onRemove}
          aria-label={`${t('button.delete')}: ${label}`}
          style={{ flexShrink: 0 }}
        >
          <TrashIcon size={20} />
        </Button>
      )}
    </Group>
  );
}

export function LinksWidget({ id, label, value, onChange, options, schema, disabled, readonly }: WidgetProps) {
  const { t } = useT();
  const field = useField(id);
  const list = (value as string[] | undefined) ?? [];
  const fixed = disabled || readonly || false;
  const change = (next: string[]) => onChange(next.length ? next : undefined);
  return (
    <FieldGroup id={id} label={label} help={helpOf(options)} required={field.required} error={field.error}>
      <Stack gap="xs" mt={6}>
        {list.map((link, index) => (
          <LinkItem
            // biome-ignore lint/suspicious/noArrayIndexKey: a link has no identity but its place
            key={`${index}/${list.length}`}
            id={`${id}_${index}`}
            label={`${t('sa.report.link')} ${index + 1}`}
            value={link}
            fixed={fixed}
            path={field.path && [...field.path, index]}
            onChange={(next) => change(list.map((other, place) => (place === index ? next : other)))}
            onRemove={() => change(list.filter((_, place) => place !== index))}
          />
        ))}
        {!fixed && (schema.maxItems === undefined || list.length < schema.maxItems) && (
          <Button
            variant="default"
            leftSection={list.length ? <PlusIcon size={18} /> : <LinkIcon size={18} />}
            onClick={() => onChange([...list, ''])}
            w="fit-content"
          >
            {t('links.add')}
          </Button>
        )}
      </Stack>
    </FieldGroup>
  );
}
