/** The entries of the sign-in menu; where none is configured, what to configure. */
import { Alert, Button, Paper, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { SignInView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { PenIcon, PersonIcon } from '../theme/icons.tsx';
import classes from './signin.module.css';

/** `from`: the path to come back to. */
export function SignInMenu({ ways, from }: { ways: SignInView; from: string }) {
  const { t, lang } = useT();
  const service = `/api/sign-in/esi?from=${encodeURIComponent(from)}&lang=${lang}`;
  if (!ways.esi && !ways.rutoken) {
    return (
      <Alert color="amber" title={t('login.none')}>
        {t('login.configure')}
      </Alert>
    );
  }
  return (
    <Stack gap="md">
      {ways.simulated && (
        <Alert color="gov" title={t('login.demo')}>
          {t('login.demoExplain')}
        </Alert>
      )}
      <Paper withBorder p="lg" className={classes.menu}>
        {ways.esi && (
          <Button component="a" href={service} size="lg" leftSection={<PersonIcon size={22} />} justify="flex-start">
            {t('login.esi')}
          </Button>
        )}
        {ways.rutoken && (
          <Button
            component={Link}
            to="/sign-in/rutoken"
            state={{ from }}
            size="lg"
            variant="default"
            leftSection={<PenIcon size={22} />}
            justify="flex-start"
          >
            {t('login.rutoken')}
          </Button>
        )}
        <Text c="gray.8">{t('login.legalOnly')}</Text>
        <Text c="gray.8">{t('login.signatures')}</Text>
        {ways.esi && (
          <Button component="a" href={service} size="lg" variant="default" leftSection={<PersonIcon size={22} />} justify="flex-start">
            {t('login.admin')}
          </Button>
        )}
      </Paper>
    </Stack>
  );
}
