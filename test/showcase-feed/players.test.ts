import { expect } from '@open-wc/testing';
import { playerFor } from '../../src/ui/video.ts';

const youtube = 'https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1';

const players: Record<string, string | undefined> = {
  'https://www.youtube.com/watch?v=abcdefghijk': youtube,
  'https://m.youtube.com/watch?app=desktop&v=abcdefghijk&t=4': youtube,
  'https://youtu.be/abcdefghijk?si=x': youtube,
  'https://www.youtube.com/shorts/abcdefghijk': youtube,
  'https://vimeo.com/123456789': 'https://player.vimeo.com/video/123456789?dnt=1&autoplay=1',
  'https://ada.wistia.com/medias/abc123def4': 'https://fast.wistia.net/embed/iframe/abc123def4?autoPlay=true',
  'https://www.tiktok.com/@ada.makes/video/7123456789012345678':
    'https://www.tiktok.com/player/v1/7123456789012345678?autoplay=1',
  'https://www.loom.com/share/0123456789abcdef0123456789abcdef':
    'https://www.loom.com/embed/0123456789abcdef0123456789abcdef?autoplay=1',
  'https://example.org/film.mp4': undefined,
  'https://www.youtube.com.evil.example/watch?v=abcdefghijk': undefined,
  'https://evil.example/https://www.youtube.com/watch?v=abcdefghijk': undefined,
  'http://www.youtube.com/watch?v=abcdefghijk': undefined,
  'javascript:alert(1)//https://youtu.be/abcdefghijk': undefined,
};

describe('a player', () => {
  for (const [address, player] of Object.entries(players))
    it(`for ${address} is ${player ?? 'none'}`, () => {
      expect(playerFor(address)).to.equal(player);
    });
});
