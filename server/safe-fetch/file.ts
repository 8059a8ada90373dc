import type { PostKind } from '../../src/contract/index.ts';

const EXTENSIONS: Partial<Record<PostKind, RegExp>> = {
  image: /\.(jpe?g|png|gif|webp|avif)$/i,
  audio: /\.(mp3|m4a|ogg|oga|opus|wav|flac|aac)$/i,
  video: /\.(mp4|m4v|webm|mov|ogv)$/i,
};

/**
 * The kind of a media file, from its media type, or from its file name if the type is missing or generic. Undefined
 * for other files.
 */
export function mediaKind(type: string, address: string): 'image' | 'audio' | 'video' | undefined {
  const medium = /^(image|audio|video)\//.exec(type)?.[1];
  if (medium) return medium as 'image' | 'audio' | 'video';
  if (type && !/^(application\/(octet-stream|ogg)|binary\/octet-stream)$/.test(type)) return undefined;
  const { pathname } = new URL(address);
  return (['image', 'audio', 'video'] as const).find((kind) => EXTENSIONS[kind]!.test(pathname));
}
