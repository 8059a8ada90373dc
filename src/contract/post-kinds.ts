/** What a piece can be. */
export const postKinds = ['video', 'article', 'image', 'audio', 'link'] as const;
export type PostKind = (typeof postKinds)[number];
