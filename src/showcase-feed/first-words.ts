/** The words of the first picture, English; the other strings come with the first touch. `{name}` is filled in. */
export const firstWords = {
  loading: 'Loading',
  more: 'Show more',
  loadingMore: 'Loading more',
  shown: '{count} more shown',
  fresh: '{count} new',
  play: 'Play: {title}',
  video: 'Video',
  article: 'Article',
  image: 'Picture',
  audio: 'Audio',
  link: 'Link',
  empty: 'Nothing here yet.',
  failed: 'The showcase cannot be loaded just now.',
  again: 'Try again',
  kept: 'As it was {time}. It cannot be loaded just now.',
};
