import { html, type TemplateResult } from 'lit';
import { videoAt } from '../contract/videos.ts';
import { playIcon } from './icons.ts';

interface Video {
  source: string;
  title: string;
}

/** The player URL for a video's address; undefined for a file or an unknown service. */
export const playerFor = (address: string): string | undefined => videoAt(address)?.player;

/** A video in its service's player, or a file in the browser's own. */
export function playerView(player: string | undefined, { source, title }: Video): TemplateResult {
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

/** A video as a button: no other site receives a request before it is pressed. */
export function videoView(video: Video, playing: boolean, label: string, play: () => void): TemplateResult {
  if (playing) return playerView(playerFor(video.source), video);
  return html`<button type="button" class="video" part="video" @click=${play}>${playIcon}${label}</button>`;
}
