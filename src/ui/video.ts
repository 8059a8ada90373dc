import { html, type TemplateResult } from 'lit';

/** Players that may be opened in a frame, by the addresses of their videos; the one way that leaves no cookie, where there is one. */
const players: [RegExp, string][] = [
  [
    /^https:\/\/(?:(?:www|m)\.)?(?:youtube\.com\/(?:watch\?(?:[^#]*&)?v=|shorts\/|embed\/)|youtu\.be\/)([\w-]{6,20})/,
    'https://www.youtube-nocookie.com/embed/$1?autoplay=1',
  ],
  [
    /^https:\/\/(?:www\.)?vimeo\.com\/(?:video\/)?(\d{5,12})/,
    'https://player.vimeo.com/video/$1?dnt=1&autoplay=1',
  ],
  [
    /^https:\/\/[\w-]+\.wistia\.com\/medias\/(\w{6,20})/,
    'https://fast.wistia.net/embed/iframe/$1?autoPlay=true',
  ],
  [
    /^https:\/\/(?:www\.)?tiktok\.com\/@[\w.-]+\/video\/(\d{8,24})/,
    'https://www.tiktok.com/player/v1/$1?autoplay=1',
  ],
  [/^https:\/\/(?:www\.)?loom\.com\/share\/(\w{20,40})/, 'https://www.loom.com/embed/$1?autoplay=1'],
];

/** The player for a video's address; undefined for a file, and for what is played nowhere. */
export function playerFor(address: string): string | undefined {
  const found = players.find(([pattern]) => pattern.test(address));
  return found && address.match(found[0])![0].replace(found[0], found[1]);
}

/** A video as a button. Nobody else hears of the visitor before it is pressed. */
export function videoView(
  { source, title }: { source: string; title: string },
  playing: boolean,
  label: string,
  play: () => void,
): TemplateResult {
  const player = playerFor(source);
  if (!playing)
    return html`<button type="button" class="video" part="video" @click=${play}>
      <span aria-hidden="true">▶</span>${label}
    </button>`;
  return player
    ? html`<iframe
        class="video"
        part="video"
        src=${player}
        title=${title}
        allow="autoplay; fullscreen; picture-in-picture"
        allowfullscreen
        referrerpolicy="strict-origin-when-cross-origin"
      ></iframe>`
    : html`<video class="video" part="video" src=${source} controls autoplay aria-label=${title}></video>`;
}
