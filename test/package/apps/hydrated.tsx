import { useEffect } from 'react';
import type {} from 'community-widgets/react';

/** A page that a server renders. Elements come after React has taken it over. */
export function App({ api }: { api: string }) {
  useEffect(() => {
    void import('community-widgets/newsletter-signup');
  }, []);
  return (
    <newsletter-signup api={api} layout="card" heading-level="3" strings='{"title":"The Thursday letter"}' />
  );
}
