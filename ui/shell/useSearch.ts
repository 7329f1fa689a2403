/** A search text that lives in the address; it takes effect when the typing pauses. */
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'react-router';

export function useSearch(): { typed: string; type: (text: string) => void; q: string } {
  const [query, setQuery] = useSearchParams();
  const q = query.get('q') ?? '';
  const [typed, setTyped] = useState(q);
  const settle = useDebouncedCallback((text: string) => setQuery(text ? { q: text } : {}, { replace: true }), 350);
  const type = (text: string) => {
    setTyped(text);
    settle(text.trim());
  };
  return { typed, type, q };
}
