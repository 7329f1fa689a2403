/** The screens of whoever is signed in: a row under the header on a wide screen, entries of the drawer on a phone. */
import { Container, Divider, NavLink } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import type { ViewLink } from '../../server/http/contract.ts';
import { viewsQuery } from '../api/queries.ts';
import { useT } from '../messages/index.ts';
import classes from '../view/view.module.css';
import { useSession } from './useSession.ts';

/** The screens of the membership acted in, and whether one is the page shown. */
export function useMenu(): { links: ViewLink[]; isHere: (link: ViewLink) => boolean } {
  const { lang } = useT();
  const { acting } = useSession();
  const { pathname } = useLocation();
  const found = useQuery({ ...viewsQuery(lang, acting?.id ?? ''), enabled: acting !== undefined });
  return { links: found.data ?? [], isHere: (link) => pathname === pathOf(link) };
}

export const pathOf = ({ bundle, view }: ViewLink): string => `/views/${bundle}/${view}`;

export function MenuRow() {
  const { t } = useT();
  const { links, isHere } = useMenu();
  if (links.length === 0) return null;
  return (
    <nav className={classes.nav} aria-label={t('view.menu')}>
      <Container size="xl">
        <ul className={classes.menu}>
          {links.map((link) => (
            <li key={pathOf(link)}>
              <Link to={pathOf(link)} className={classes.item} aria-current={isHere(link) ? 'page' : undefined}>
                {link.menu}
              </Link>
            </li>
          ))}
        </ul>
      </Container>
    </nav>
  );
}

export function MenuEntries({ onDone }: { onDone: () => void }) {
  const { links, isHere } = useMenu();
  if (links.length === 0) return null;
  return (
    <>
      {links.map((link) => (
        <NavLink key={pathOf(link)} component={Link} to={pathOf(link)} label={link.menu} active={isHere(link)} onClick={onDone} />
      ))}
      <Divider />
    </>
  );
}
