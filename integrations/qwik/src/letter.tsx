import { component$, useSignal, useVisibleTask$ } from '@builder.io/qwik';
import type {} from 'community-widgets/qwik';

const api = 'https://api.example.org';

export const Letter = component$(() => {
  const signup = useSignal<HTMLElement>();
  const isLoaded = useSignal(false);
  const heard = useSignal('');
  useVisibleTask$(
    async () => {
      signup.value!.addEventListener('community-signup-pending', (event) => (heard.value = event.type));
      await import('community-widgets');
      isLoaded.value = true;
    },
    { strategy: 'document-ready' },
  );
  return (
    <>
      <newsletter-signup
        ref={signup}
        api={api}
        layout="card"
        heading-level="3"
        debug="false"
        strings='{"submit":"Get the letter"}'
      />
      <output>{heard.value}</output>
      {isLoaded.value && (
        <member-login api={api} headingLevel={4} compact={false} strings={{ signIn: 'Come in' }} />
      )}
      <group-board api={api} />
      <showcase-feed api={api} count="3" />
    </>
  );
});
