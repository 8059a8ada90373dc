import type { MemberLoginEventMap } from 'community-widgets';

document.addEventListener('community-signed-in', ({ detail }) => detail.role.length);
window.addEventListener('community-post-open-request', ({ detail }) => detail.link.length);
document.querySelector('group-board')?.addEventListener('community-board-error', ({ detail }) => {
  // @ts-expect-error -- it has a code only
  return detail.status;
});

export type Detail = MemberLoginEventMap['community-login-error']['detail'];
export const right: Detail = { code: 'credentials-wrong' };
