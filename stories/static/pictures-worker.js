// The communities of the stories live in the page, which answers for `fetch` but not for images. Those are answered here.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const [, picture] =
    /^https:\/\/community\.example\/.*\/showcase\/pictures\/(\w+)\//.exec(event.request.url) ?? [];
  if (picture) event.respondWith(answer(picture));
});

/** A picture that a member sent in has a name of its own. */
async function answer(picture) {
  const response = await fetch(`pictures/${picture}.webp`);
  return response.ok ? response : fetch('pictures/herons.webp');
}
