/** What is asked of a screen, kept in the address: the tab, the words, the years, the filter. What is empty is left out. */
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'react-router';

export type Asked = Record<string, string>;

export function useAsked(): { asked: Asked; ask: (change: Asked) => void; typed: string; type: (text: string) => void } {
  const [query, setQuery] = useSearchParams();
  const asked = Object.fromEntries(query);
  const [typed, setTyped] = useState(asked.q ?? '');
  const ask = (change: Asked) =>
    setQuery((now) => Object.fromEntries(Object.entries({ ...Object.fromEntries(now), ...change }).filter(([, value]) => value !== '')), {
      replace: true,
    });
  const settle = useDebouncedCallback((text: string) => ask({ q: text }), 350);
  const type = (text: string) => {
    setTyped(text);
    settle(text.trim());
  };
  return { asked, ask, typed, type };
}
