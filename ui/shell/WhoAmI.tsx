/** The person, the membership acted in, the way to another one, and out. */
import { Button, Divider, NavLink, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useNavigate } from 'react-router';
import { useT } from '../messages/index.ts';
import { CheckIcon, PersonIcon } from '../theme/icons.tsx';
import classes from './shell.module.css';
import { useChangeSession, useSession } from './useSession.ts';

export function WhoAmI({ onDone }: { onDone: () => void }) {
  const { t } = useT();
  const session = useSession();
  const change = useChangeSession();
  const navigate = useNavigate();
  const act = (membership: string) => change.mutate({ membership }, { onSuccess: () => void navigate('/') });
  const leave = () => change.mutate('leave', { onSuccess: () => void navigate('/sign-in') });
  return (
    <Stack gap="xs">
      <Text fw={600} size="sm" id="acting-in">
        {t('who.actingIn')}
      </Text>
      <fieldset className="group" aria-labelledby="acting-in">
        {session.memberships.map((each) => {
          const active = each.id === session.acting?.id;
          return (
            <NavLink
              key={each.id}
              component="button"
              active={active}
              aria-pressed={active}
              label={each.roleTitle}
              description={each.scopeTitle}
              rightSection={active ? <CheckIcon /> : undefined}
              onClick={() => {
                if (!active) act(each.id);
                onDone();
              }}
            />
          );
        })}
      </fieldset>
      <Divider />
      <NavLink component={Link} to="/" label={t('home.page')} onClick={onDone} />
      <NavLink component={Link} to="/sessions" label={t('sessions.title')} onClick={onDone} />
      <NavLink component={Link} to="/notices" label={t('notices.title')} onClick={onDone} />
      {session.workshop && <NavLink component={Link} to="/workshop" label={t('workshop.title')} onClick={onDone} />}
      <Divider />
      <Button variant="default" onClick={leave} loading={change.isPending}>
        {t('login.leave')}
      </Button>
    </Stack>
  );
}

export function WhoMenu() {
  const session = useSession();
  const [open, menu] = useDisclosure(false);
  return (
    <Popover opened={open} onChange={(next) => !next && menu.close()} position="bottom-end" width={340} trapFocus shadow="md" withinPortal>
      <Popover.Target>
        <button type="button" className={classes.tool} onClick={menu.toggle}>
          <PersonIcon />
          <span style={{ textAlign: 'start', lineHeight: 1.25 }}>
            <span style={{ display: 'block', fontWeight: 600 }}>{session.person?.name}</span>
            <span style={{ display: 'block', fontSize: 13 }}>{session.acting?.roleTitle}</span>
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <WhoAmI onDone={menu.close} />
      </Popover.Dropdown>
    </Popover>
  );
}
