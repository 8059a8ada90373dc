/** Roles in ascending order. Each one includes the rights of those before it. */
export const roles = ['member', 'facilitator', 'host'] as const;
export type Role = (typeof roles)[number];
