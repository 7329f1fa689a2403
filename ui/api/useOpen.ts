/** Opening a case from the screen, and going there. */
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { call, freshKey } from './client.ts';

interface Opening {
  bundle: string;
  procedure: string;
  /** The closed case that is taken up. */
  from?: string;
}

/** Opens a case; a repeated click opens it once. */
export function useOpen<T extends Opening>() {
  const navigate = useNavigate();
  const keys = useRef(new Map<string, string>());
  const keyOf = ({ bundle, procedure, from }: T): string => {
    const name = `${bundle}/${procedure}/${from ?? ''}`;
    const key = keys.current.get(name) ?? freshKey();
    keys.current.set(name, key);
    return key;
  };
  return useMutation({
    mutationFn: async (opening: T) =>
      (
        await call<{ id: string }>('POST', '/api/cases', {
          body: { bundle: opening.bundle, procedure: opening.procedure, ...(opening.from === undefined ? {} : { from: opening.from }) },
          key: keyOf(opening),
        })
      ).data,
    onSuccess: ({ id }) => {
      keys.current.clear();
      void navigate(`/cases/${id}`);
    },
  });
}
