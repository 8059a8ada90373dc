/** A video that can be embedded from another site. */
export interface Video {
  /** The same for all URLs of the video. */
  key: string;
  /** URL of its player, in the variant without cookies if there is one. */
  player: string;
}

// The patterns match the host without `www.`, `m.` and similar prefixes, the path and the query. The capture group is
// the video's id.
const sites: readonly (readonly [RegExp, string, string])[] = [
  [
    /^(?:youtube(?:-nocookie)?\.com\/(?:watch(?:\/|\/?\?(?:[^#]*&)?v=)|(?:shorts|live|embed|v|e)\/)|youtu\.be\/)(?!videoseries)([\w-]{6,20})/,
    'youtube.com/watch?v=',
    'https://www.youtube-nocookie.com/embed/$?autoplay=1',
  ],
  [
    /^youtube(?:-nocookie)?\.com\/(?:playlist|embed\/videoseries)\?(?:[^#]*&)?list=([\w-]{10,80})/,
    'youtube.com/playlist?list=',
    'https://www.youtube-nocookie.com/embed/videoseries?list=$&autoplay=1',
  ],
  [
    /^(?:player\.)?vimeo\.com\/(?:(?:channels|ondemand)\/[\w-]+\/|(?:groups|album|showcase)\/[\w-]+\/videos?\/|(?:manage\/)?videos?\/)?(\d{5,12})(?![\w])/,
    'vimeo.com/',
    'https://player.vimeo.com/video/$?dnt=1&autoplay=1',
  ],
  [
    /^[\w-]+\.wistia\.(?:com|net)\/(?:medias|embed\/(?:iframe|medias))\/(\w{6,20})/,
    'wistia.com/medias/',
    'https://fast.wistia.net/embed/iframe/$?autoPlay=true',
  ],
  [
    /^tiktok\.com\/(?:@[\w.-]+\/video|embed(?:\/v\d)?|player\/v1|v)\/(\d{8,24})/,
    'tiktok.com/video/',
    'https://www.tiktok.com/player/v1/$?autoplay=1',
  ],
  [/^loom\.com\/(?:share|embed)\/(\w{20,40})/, 'loom.com/share/', 'https://www.loom.com/embed/$?autoplay=1'],
];

/**
 * The video that a URL leads to, in any of the forms that people share. Undefined for everything else, including
 * files.
 */
export function videoAt(address: string): Video | undefined {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
  const { hostname, pathname, search, hash } = new URL(address);
  const place = hostname.replace(/^(?:www|m|music|gaming)\./, '') + pathname + search + hash;
  for (const [pattern, key, player] of sites) {
    const [whole, id] = pattern.exec(place) ?? [];
    if (!id) continue;
    return {
      key: key + id,
      player: withTime(player, withKey(player, id, place.slice(whole!.length)), place),
    };
  }
  return undefined;
}

/** Adds the key of an unlisted Vimeo video, which plays only with it. The key follows the id or is in the query. */
function withKey(player: string, id: string, rest: string): string {
  const [, secret] = /^(?:\/|.*[?&]h=)([\da-f]{6,20})(?![\w-])/.exec(rest) ?? [];
  return player
    .replace('$?', secret && player.includes('vimeo') ? `${id}?h=${secret}&` : `${id}?`)
    .replace('$', id);
}

/** Adds the start time of the shared URL: `t=90`, `t=1m30s`, `start=90`, `#t=90s`. */
function withTime(player: string, address: string, place: string): string {
  const [, hours = 0, minutes = 0, seconds = 0] =
    /[?&#](?:t|start)=(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?(?![\w])/.exec(place) ?? [];
  const start = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (!start) return address;
  if (player.includes('vimeo')) return `${address}#t=${start}s`;
  return player.includes('youtube') ? `${address}&start=${start}` : address;
}
