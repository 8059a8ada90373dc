/** The texts of a carousel, in English. `{name}` is a placeholder. */
export const carouselStrings = {
  back: 'Previous',
  onward: 'Next',
  place: 'Cards {from} to {to} of {count}',
};
