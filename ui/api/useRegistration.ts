/** From the refusal on to the registration: signs in for the organisation that is not known yet, and goes to its case. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { RegistrationView } from '../../server/http/contract.ts';
import { call, freshKey } from './client.ts';

export function useRegistration() {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { data } = await call<RegistrationView>('POST', '/api/sign-in/registration', { body: {} });
      if (data.case !== undefined) return data.case;
      const { bundle, procedure } = data;
      return (await call<{ id: string }>('POST', '/api/cases', { body: { bundle, procedure }, key: freshKey() })).data.id;
    },
    onSuccess: async (id) => {
      // there first: the sign-in page leads home as soon as someone is signed in
      await navigate(`/cases/${id}`);
      await client.invalidateQueries();
    },
  });
}
