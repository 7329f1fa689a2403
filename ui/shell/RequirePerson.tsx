/** Screens of the signed in: others are led to the sign-in and back. */
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useSession } from './useSession.ts';

export function RequirePerson({ children }: { children: ReactNode }) {
  const { person } = useSession();
  const place = useLocation();
  if (person) return children;
  return <Navigate to="/sign-in" replace state={{ from: place.pathname + place.search }} />;
}
