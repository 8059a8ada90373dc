'use client';

import { useEffect, useState } from 'react';
import type {} from 'community-widgets/react';

const api = 'https://api.example.org';

export function Letter() {
  const [isLoaded, setLoaded] = useState(false);
  const [heard, setHeard] = useState('');
  useEffect(() => {
    void Promise.all([
      import('community-widgets/newsletter-signup'),
      import('community-widgets/member-login'),
    ]).then(() => setLoaded(true));
  }, []);
  return (
    <>
      <newsletter-signup
        api={api}
        layout="card"
        heading-level="3"
        debug="false"
        strings='{"submit":"Get the letter"}'
        oncommunity-signup-pending={(event) => setHeard(event.type)}
      />
      <output>{heard}</output>
      {isLoaded && (
        <member-login api={api} headingLevel={4} compact={false} strings={{ signIn: 'Come in' }} />
      )}
    </>
  );
}
