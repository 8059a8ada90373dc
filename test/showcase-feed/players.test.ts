// Runs on source: a player that is opened asks somebody else's server.
import { expect } from '@open-wc/testing';
import { playerFor } from '../../src/ui/video.ts';

const youtube = 'https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1';

const players: Record<string, string | undefined> = {
  'https://www.youtube.com/watch?v=abcdefghijk': youtube,
  'https://m.youtube.com/watch?app=desktop&v=abcdefghijk&t=4': `${youtube}&start=4`,
  'https://youtu.be/abcdefghijk?si=x': youtube,
  'https://www.youtube.com/shorts/abcdefghijk': youtube,
  'https://vimeo.com/123456789': 'https://player.vimeo.com/video/123456789?dnt=1&autoplay=1',
  'https://vimeo.com/823141156/90e6d75118':
    'https://player.vimeo.com/video/823141156?h=90e6d75118&dnt=1&autoplay=1',
  'https://player.vimeo.com/video/823141156?app_id=1&h=90e6d75118#t=1m5s':
    'https://player.vimeo.com/video/823141156?h=90e6d75118&dnt=1&autoplay=1#t=65s',
  'https://vimeo.com/channels/staffpicks/823141156':
    'https://player.vimeo.com/video/823141156?dnt=1&autoplay=1',
  'https://vimeo.com/groups/short/videos/823141156':
    'https://player.vimeo.com/video/823141156?dnt=1&autoplay=1',
  'https://vimeo.com/showcase/8231411/video/823141156':
    'https://player.vimeo.com/video/823141156?dnt=1&autoplay=1',
  'https://vimeo.com/showcase/8231411': undefined,
  'https://ada.wistia.com/medias/abc123def4': 'https://fast.wistia.net/embed/iframe/abc123def4?autoPlay=true',
  'https://www.tiktok.com/@ada.makes/video/7123456789012345678':
    'https://www.tiktok.com/player/v1/7123456789012345678?autoplay=1',
  'https://www.loom.com/share/0123456789abcdef0123456789abcdef':
    'https://www.loom.com/embed/0123456789abcdef0123456789abcdef?autoplay=1',
  'https://example.org/film.mp4': undefined,
  'https://www.youtube.com.evil.example/watch?v=abcdefghijk': undefined,
  'https://evil.example/https://www.youtube.com/watch?v=abcdefghijk': undefined,
  'http://www.youtube.com/watch?v=abcdefghijk': youtube,
  'https://www.youtube.com/live/abcdefghijk?feature=share': youtube,
  'https://music.youtube.com/watch?v=abcdefghijk&list=RDabcdefghijk': youtube,
  'https://www.youtube-nocookie.com/embed/abcdefghijk': youtube,
  'https://youtu.be/abcdefghijk?t=1m30s': `${youtube}&start=90`,
  'https://www.youtube.com/playlist?list=PLabcdefghij':
    'https://www.youtube-nocookie.com/embed/videoseries?list=PLabcdefghij&autoplay=1',
  'https://www.youtube.com/@ada': undefined,
  'javascript:alert(1)//https://youtu.be/abcdefghijk': undefined,
};

describe('a player', () => {
  it('is known for the addresses of the great services, and for no others', () => {
    for (const [address, player] of Object.entries(players))
      expect(playerFor(address), address).to.equal(player);
  });
});
