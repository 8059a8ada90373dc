import { html, type TemplateResult } from 'lit';
import { videoAt } from '../contract/videos.ts';

/** The player for a video's address; undefined for a file, and for what is played nowhere. */
export const playerFor = (address: string): string | undefined => videoAt(address)?.player;

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
