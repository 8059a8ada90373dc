import { createApp, defineComponent, h, ref } from 'vue';
import 'community-widgets/newsletter-signup';

declare const API: string;

const App = defineComponent(() => {
  const level = ref(2);
  const heard = ref('');
  return () => [
    h('newsletter-signup', {
      api: API,
      layout: 'card',
      headingLevel: level.value,
      strings: { title: 'The Thursday letter' },
      debug: false,
      onCommunitySignupPending: (event: Event) => (heard.value = event.type),
    }),
    h('button', { onClick: () => (level.value = 3) }, 'Level'),
    h('output', heard.value),
  ];
});

createApp(App).mount('main');
