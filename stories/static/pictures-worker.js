// The stories' communities are in the page, which handles `fetch` but not images. This worker handles those.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const [, picture] =
    /^https:\/\/community\.example\/.*\/showcase\/pictures\/(\w+)\//.exec(event.request.url) ?? [];
  if (picture) event.respondWith(answer(picture));
});

/** A picture that a member has uploaded has a name of its own. */
async function answer(picture) {
  const response = await fetch(`pictures/${picture}.webp`);
  return response.ok ? response : fetch('pictures/herons.webp');
}
