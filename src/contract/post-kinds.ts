/** The kinds of pieces and posts. */
export const postKinds = ['video', 'article', 'image', 'audio', 'link'] as const;
export type PostKind = (typeof postKinds)[number];
