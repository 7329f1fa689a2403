/** Brand, languages, notices, who I am. On a phone the rest moves into a drawer. */
import { Container, Drawer, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'react-router';
import { useT } from '../messages/index.ts';
import { BellIcon, Mark, PersonIcon } from '../theme/icons.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { MenuEntries, MenuRow } from './Menu.tsx';
import classes from './shell.module.css';
import { useSession } from './useSession.ts';
import { WhoAmI, WhoMenu } from './WhoAmI.tsx';

function Bell() {
  const { t } = useT();
  const { unread } = useSession();
  return (
    <Link to="/notices" className={classes.tool} aria-label={unread ? t('notices.unread', { count: unread }) : t('notices.title')}>
      <BellIcon />
      {unread > 0 && (
        <span className={classes.count} aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}

export function Header() {
  const { t } = useT();
  const session = useSession();
  const [open, drawer] = useDisclosure(false);
  return (
    <header className={classes.header}>
      <Container size="xl">
        <div className={classes.bar}>
          <Link to="/" className={classes.brand} title={t('home.page')}>
            <Mark />
            <span>
              <span className={classes.brandName}>{t('app.name')}</span>
              <span className={classes.brandTitle}>{t('app.title')}</span>
            </span>
          </Link>
          <div className={classes.tools}>
            <LanguageSwitch />
            {session.person ? (
              <>
                <Bell />
                <div className={classes.wide}>
                  <WhoMenu />
                </div>
                <button
                  type="button"
                  className={`${classes.tool} ${classes.narrow}`}
                  onClick={drawer.open}
                  aria-label={t('app.menu')}
                  aria-haspopup="dialog"
                >
                  <PersonIcon />
                </button>
              </>
            ) : (
              <Link to="/sign-in" className={classes.tool}>
                {t('login.menu')}
              </Link>
            )}
          </div>
        </div>
      </Container>
      {session.person && <MenuRow />}
      <Drawer
        opened={open}
        onClose={drawer.close}
        position="right"
        size="min(22rem, 100%)"
        title={session.person?.name}
        closeButtonProps={{ 'aria-label': t('button.close') }}
      >
        <Stack>
          <MenuEntries onDone={drawer.close} />
          <WhoAmI onDone={drawer.close} />
        </Stack>
      </Drawer>
    </header>
  );
}
